import { Sanktionsfelter } from '#components/sanktion/formular'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap, KnapLink } from '#components/ui/knap'
import { Sidehoved } from '#components/ui/sidehoved'
import { hentBorger } from '#lib/borger/hent'
import { laesId } from '#lib/id'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { hentParametre, listMuligeGentagelser, listSanktionstyper } from '#lib/sanktion/queries'
import { registrer } from '../actions'

/** A sanction of the a-kasse's own accord; one that answers an underretning is registered with the answer. */
export default async function NySanktion({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string }>
  searchParams: Soegeparametre
}) {
  const { borgerId } = await params
  const d = await laes(
    async (ctx, session) => ({
      borger: await hentBorger(ctx, laesId(borgerId), 'sanktion.opret'),
      forsikring: (await hentForloeb(ctx, laesId(borgerId))).medlemskab?.forsikring ?? 'FULDTID',
      typer: await listSanktionstyper(ctx, ctx.dag),
      karantaener: await listMuligeGentagelser(ctx, laesId(borgerId)),
      parametre: await hentParametre(ctx, ctx.dag),
      subject: session.subject,
      dag: ctx.dag,
    }),
    ['akasse'],
  )
  const { fund, felter } = await laesSvar(await searchParams, d.subject, `/myndighed/borgere/${borgerId}/sanktioner/ny`)
  return (
    <>
      <Sidetitel side="Registrér sanktion" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved
        tilbage={{ href: `/myndighed/borgere/${borgerId}#sanktioner`, tekst: d.borger.navn }}
        titel={`Registrér sanktion for ${d.borger.navn}`}
      />
      <p>Registeret ændres aldrig: en rettelse er en ny version, og en annullering bliver stående.</p>
      <form action={registrer} className="max-w-[70ch]">
        <input type="hidden" name="borgerId" value={borgerId} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Sanktionsfelter
          typer={d.typer}
          karantaener={d.karantaener}
          parametre={d.parametre}
          typet={felter ?? { afgoerelsesdato: d.dag, forsikring: d.forsikring }}
          fund={fund}
        />
        <div className="raekke">
          <Knap>Registrér sanktion</Knap>
          <KnapLink art="sekundaer" href={`/myndighed/borgere/${borgerId}`}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

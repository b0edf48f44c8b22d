import { redirect } from 'next/navigation'
import { Nuphfelter } from '#components/nuph/formular'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Afslag } from '#components/ui/regelfund-visning'
import { Sidehoved } from '#components/ui/sidehoved'
import { hentDoedsfald } from '#lib/borger/hent'
import { laesId } from '#lib/id'
import { AFSENDERE } from '#lib/medarbejder/doere'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { somForm } from '#lib/nuph/form'
import { vurderDoedISagen } from '#lib/nuph/livscyklus'
import { hentNuph } from '#lib/nuph/queries'
import { REJST } from '#lib/nuph/regler'
import { findFormside } from '#lib/nuph/side'
import { ret } from '../../actions'

/** A correction: the whole anew. Both authorities keep seeing the earlier version. */
export default async function RetUnderretning({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  const { id } = await params
  const { sag, form, doed, subject } = await laes(async (ctx, session) => {
    const sag = await hentNuph(ctx, laesId(id), 'nuph.ret')
    return {
      sag,
      form: await findFormside(ctx, sag),
      doed: await hentDoedsfald(ctx, sag.borgerId),
      subject: session.subject,
    }
  }, AFSENDERE)
  if (sag.status !== 'SENDT') redirect(`/myndighed/nuph/${id}`)
  if (!form)
    return (
      <>
        <Sidetitel side="Ret underretning" />
        <Sidehoved
          tilbage={{ href: `/myndighed/nuph/${id}`, tekst: 'underretningen' }}
          titel={`Ret ${sag.sagsnummer}`}
        />
        <Afslag
          titel="Underretningen kan ikke rettes"
          fund={doed ? vurderDoedISagen(doed, 'berigtig') : [REJST.rettelse]}
        />
        <KnapLink art="sekundaer" href={`/myndighed/nuph/${id}/traek`}>
          Træk tilbage
        </KnapLink>
      </>
    )
  const { fund, felter } = await laesSvar(await searchParams, subject, `/myndighed/nuph/${id}/ret`)
  return (
    <>
      <Sidetitel side="Ret underretning" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved tilbage={{ href: `/myndighed/nuph/${id}`, tekst: 'underretningen' }} titel={`Ret ${sag.sagsnummer}`} />
      <p>A-kassen får besked. Borgeren får besked, når hændelsen, dagen eller mødet bliver et andet.</p>
      {fund.some((f) => f.regel || f.aarsag) && <Afslag titel="Rettelsen kan ikke gemmes" fund={fund} />}
      <form action={ret} className="max-w-[70ch]">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={sag.version} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Nuphfelter form={form} typet={felter ?? somForm(sag)} fund={fund} />
        <Tekstomraade
          navn="kommentar"
          label="Hvorfor rettes den?"
          maks={1500}
          linjer={2}
          fund={fund}
          vaerdi={felter?.kommentar ?? ''}
        />
        <div className="raekke">
          <Knap>Send rettelsen</Knap>
          <KnapLink art="sekundaer" href={`/myndighed/nuph/${id}`}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

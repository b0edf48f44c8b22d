import { Nuphfelter } from '#components/nuph/formular'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap, KnapLink } from '#components/ui/knap'
import { Afslag } from '#components/ui/regelfund-visning'
import { Sidehoved } from '#components/ui/sidehoved'
import { laesId } from '#lib/id'
import { AFSENDERE } from '#lib/medarbejder/doere'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { vurderDoedISagen } from '#lib/nuph/livscyklus'
import { hentFormside } from '#lib/nuph/side'
import { nyKladde } from '../actions'

/** A new underretning about a citizen; from a missed interview the draft is made there, already filled. */
export default async function NyUnderretning({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const { form, subject, dag } = await laes(
    async (ctx, session) => ({
      form: await hentFormside(ctx, laesId(en(parametre, 'borger') ?? '')),
      subject: session.subject,
      dag: ctx.dag,
    }),
    AFSENDERE,
  )
  const borgerId = form.borger.id
  const doedsfund = vurderDoedISagen(form.borger.doed, 'skrivKladde')
  const { fund, felter } = await laesSvar(parametre, subject, '/myndighed/nuph/ny')
  return (
    <>
      <Sidetitel side="Ny underretning" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved
        tilbage={{ href: `/myndighed/borgere/${borgerId}`, tekst: form.borger.navn }}
        titel={`Ny underretning om ${form.borger.navn}`}
      />
      {doedsfund.length > 0 ? (
        <Afslag titel="Der kan ikke laves en underretning" fund={doedsfund} />
      ) : (
        <form action={nyKladde} className="max-w-[70ch]">
          <input type="hidden" name="borgerId" value={borgerId} />
          <input type="hidden" name="noegle" value={crypto.randomUUID()} />
          <Nuphfelter form={form} typet={felter ?? { haendelsesdato: dag }} fund={fund} />
          <div className="raekke">
            <Knap>Gem kladde og kontrollér</Knap>
            <KnapLink art="sekundaer" href={`/myndighed/borgere/${borgerId}`}>
              Annullér
            </KnapLink>
          </div>
        </form>
      )}
    </>
  )
}

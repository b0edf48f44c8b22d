import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Sidehoved } from '#components/ui/sidehoved'
import { hentTraad } from '#lib/besked/queries'
import { visDato, visTidspunkt } from '#lib/dato'
import { laesId } from '#lib/id'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { IkkeFundet } from '#lib/regelfund'
import { fjernBesked } from '../../actions'

export const metadata = { title: 'Fjern besked' }

/** What goes and what stays, before it is done: it cannot be undone. */
export default async function FjernBesked({
  params,
  searchParams,
}: {
  params: Promise<{ traadId: string; beskedId: string }>
  searchParams: Soegeparametre
}) {
  const { traadId, beskedId } = await params
  const { traad, besked, dag, subject } = await laes(async (ctx, session) => {
    const traad = await hentTraad(ctx, laesId(traadId), 'besked.berigtig')
    const besked = traad.beskeder.find((b) => b.id === beskedId)
    if (!besked?.kanFjernes) throw new IkkeFundet(`besked ${beskedId}`)
    return { traad, besked, dag: ctx.dag, subject: session.subject }
  })
  const sti = `/myndighed/indstillinger/traad/${traad.id}`
  const { fund, felter } = await laesSvar(await searchParams, subject, `${sti}/fjern/${besked.id}`)
  return (
    <>
      <Fejlopsummering fund={fund} />
      <Sidehoved tilbage={{ href: sti, tekst: 'beskeden' }} titel="Fjern besked" />
      <p>
        Brug kun dette, hvis beskeden er sendt ved en fejl, fx på en forkert borger. Den kan ikke længere læses, heller
        ikke af jer. Modtagernes fagsystemer får at vide, at den er fjernet. Det kan ikke fortrydes.
      </p>
      <h2>Det fjernes</h2>
      <div className="kort max-w-[70ch]">
        <p className="lille">
          <b>{besked.titel}</b> · {visTidspunkt(besked.sendtTid)}
        </p>
        <p className="whitespace-pre-line">{besked.tekst}</p>
      </div>
      <h2>Det ser borgeren{traad.laesere.length > 1 && ' og den anden myndighed'} bagefter</h2>
      <p className="kort max-w-[70ch]">Beskeden er fjernet af afsenderen den {visDato(dag)}.</p>
      <form action={fjernBesked}>
        <input type="hidden" name="traadId" value={traad.id} />
        <input type="hidden" name="beskedId" value={besked.id} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Tekstomraade
          navn="kommentar"
          label="Hvorfor fjernes den?"
          hjaelp="Ses ikke af borgeren."
          maks={1500}
          linjer={3}
          fund={fund}
          vaerdi={felter?.kommentar ?? ''}
        />
        <div className="raekke">
          <Knap art="fare">Fjern besked</Knap>
          <KnapLink art="sekundaer" href={sti}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

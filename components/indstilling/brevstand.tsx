import { Datofelt } from '#components/ui/datofelt'
import { DigitalPostKaede } from '#components/ui/kaede'
import { Knap } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { visKortDato, visKortTidspunkt } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import type { Afgoerelsesvisning } from '#lib/indstilling/queries'
import type { Regelfund } from '#lib/regelfund'

/** How far the decision's letter has come, and what a person must do when the way is blocked. */
export function Brevstand({
  sagId,
  afgoerelse,
  fund,
  typet,
  papirSendt,
}: {
  sagId: string
  afgoerelse: Afgoerelsesvisning
  fund: readonly Regelfund[]
  typet: Felter | undefined
  papirSendt: (data: FormData) => Promise<void>
}) {
  const { brev } = afgoerelse
  if (!brev) {
    return (
      <section aria-labelledby="brev">
        <h2 id="brev">Brevet</h2>
        <p>
          {afgoerelse.besluttetAfNavn} {afgoerelse.resultat === 'GODKENDT' ? 'godkendte tilbuddet' : 'gav afslag'} den{' '}
          {visKortTidspunkt(afgoerelse.besluttetTid)}. Jeres eget fagsystem har sendt brevet. Dets id i Digital Post er{' '}
          {afgoerelse.digitalPostId}.
        </p>
      </section>
    )
  }
  return (
    <section aria-labelledby="brev">
      <h2 id="brev">Brevet</h2>
      <p>
        {afgoerelse.besluttetAfNavn} {afgoerelse.resultat === 'GODKENDT' ? 'godkendte tilbuddet' : 'gav afslag'} den{' '}
        {visKortTidspunkt(afgoerelse.besluttetTid)}. <a href={`/myndighed/breve/${brev.id}`}>Se brevet (PDF)</a>
      </p>
      <DigitalPostKaede
        status={brev.status === 'PAPIR_SENDT' ? 'PAPIR' : brev.status}
        tider={{
          KLAR: brev.oprettetTid,
          AFSENDT: brev.afsendtTid ?? undefined,
          MODTAGET: brev.modtagetTid ?? undefined,
          LEVERET: brev.leveretTid ?? undefined,
          AFVIST: brev.afvistTid ?? undefined,
          PAPIR: brev.papirTid ?? undefined,
        }}
      />
      {brev.status === 'KLAR' && brev.sidsteFejl && (
        <Notits art="advarsel" titel="Brevet er ikke sendt. Vi prøver igen automatisk. Du skal ikke gøre noget endnu.">
          <p>
            Forsøg {brev.forsoeg}. {brev.naesteForsoeg && `Næste forsøg ${visKortTidspunkt(brev.naesteForsoeg)}.`}
          </p>
        </Notits>
      )}
      {brev.status === 'FORSINKET' && (
        <Notits art="advarsel" titel="Digital Post har ikke kvitteret for brevet. Driften har fået besked." />
      )}
      {brev.status === 'PAPIR_SENDT' && brev.papirSendtDag && (
        <p>Sendt med posten den {visKortDato(brev.papirSendtDag)}.</p>
      )}
      {brev.status === 'PAPIR' && (
        <Notits titel="Borgeren er fritaget for Digital Post. Udskriv brevet, og send det med posten.">
          <form action={papirSendt}>
            <input type="hidden" name="id" value={sagId} />
            <input type="hidden" name="brevId" value={brev.id} />
            <input type="hidden" name="noegle" value={crypto.randomUUID()} />
            <Datofelt navn="sendtDag" label="Brevet er sendt med posten den" fund={fund} skrevet={typet} />
            <Knap>Notér, at brevet er sendt</Knap>
          </form>
        </Notits>
      )}
    </section>
  )
}

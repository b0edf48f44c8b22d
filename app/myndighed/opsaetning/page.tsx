import { beskedvalgTekst } from '#components/opsaetning'
import { Notits } from '#components/ui/notits'
import { Tabel } from '#components/ui/tabel'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { visKortTidspunkt } from '#lib/dato'
import { laes } from '#lib/medarbejder/session'
import { en, type Soegeparametre } from '#lib/medarbejder/side'
import { hentOpsaetning } from '#lib/opgave/opsaetning'
import { IkkeFundet } from '#lib/regelfund'

export const metadata = { title: 'Opsætning' }

/** What messages do in the organisation's worklist, and who has changed it. Only for its local administrator. */
export default async function Opsaetning({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const { linjer, historik } = await laes(async (ctx) => {
    if (!kanOverhovedet(ctx.aktoer, 'opsaetning.ret')) throw new IkkeFundet('opsætning')
    return hentOpsaetning(ctx)
  })
  return (
    <>
      <h1>Opsætning</h1>
      {en(parametre, 'gemt') && <Notits art="succes" titel="Opsætningen er gemt. Den gælder fra nu af." />}
      <h2>Når der kommer en besked</h2>
      <Tabel
        titel="Når der kommer en besked"
        skjultTitel
        raekker={linjer}
        noegle={(l) => String(l.beskedtype)}
        kolonner={[
          { titel: 'Beskedtype', vis: (l) => l.navn },
          { titel: 'I opgavelisten', vis: beskedvalgTekst },
          {
            titel: 'Ændret',
            vis: (l) => (l.aendretTid ? `${visKortTidspunkt(l.aendretTid)}, ${l.aendretAf}` : 'Aldrig'),
          },
          {
            titel: 'Handling',
            vis: (l) => (
              <a href={`/myndighed/opsaetning/${l.beskedtype}`}>
                Ret<span className="sr">: {l.navn}</span>
              </a>
            ),
          },
        ]}
      />
      <h2>Historik</h2>
      {historik.length === 0 ? (
        <p>Ingen har ændret opsætningen.</p>
      ) : (
        <ul>
          {historik.map((h) => (
            <li key={h.id}>
              {visKortTidspunkt(h.tid)}: {h.af} valgte for {h.navn}: {beskedvalgTekst(h)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

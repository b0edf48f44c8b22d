import type { ReactNode } from 'react'
import { Kode, somJson } from '#components/api/kode'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Sidehoved } from '#components/ui/sidehoved'
import { Tabel } from '#components/ui/tabel'
import type { Felt } from '#lib/api/felttabel'
import type { Operationsside } from '#lib/api/operationsside'

/** Everything about one operation; `children` is the form to try it with, where there is one. */
export function ApiOperation({ children, ...op }: Operationsside & { children?: ReactNode }) {
  return (
    <>
      <Sidehoved tilbage={{ href: '/api/v1/docs', tekst: 'API til fagsystemer' }} titel={op.resume} />
      <p>
        <code>
          {op.metode} /api{op.sti}
        </code>
      </p>
      {op.beskrivelse && <p>{op.beskrivelse}</p>}
      <Definitionsliste
        par={[
          ['Operation', <code key="navn">{op.navn}</code>],
          ['Scope', <code key="scope">{op.scope}</code>],
          [
            'Hvem må',
            op.adgang ? (
              <Adgang key="adgang" adgang={op.adgang} />
            ) : (
              op.sti.includes('{') && 'Den, som id’et hører til. For andre findes det ikke.'
            ),
          ],
        ]}
      />
      {children}
      {op.parametre.length > 0 && (
        <>
          <h2>Hoveder og parametre</h2>
          <Felter titel="Hoveder og parametre" felter={op.parametre} sted />
        </>
      )}
      {op.krop && (
        <>
          <h2>Indhold</h2>
          <Felter titel="Felter i indholdet" felter={op.krop.felter} />
        </>
      )}
      <h2>Eksempel</h2>
      <Kode titel="Kaldet med curl">{op.curl}</Kode>
      {op.svar && (
        <>
          <h2>Svar</h2>
          <Kode titel="Eksempel på et svar">{somJson(op.svar.eksempel)}</Kode>
          <Felter titel="Felter i svaret" felter={op.svar.felter} />
        </>
      )}
      <h2>Statusser</h2>
      <Tabel
        titel="Statusser"
        skjultTitel
        kolonner={[
          { titel: 'Status', vis: (s) => s.status },
          { titel: 'Betyder', vis: (s) => s.betyder },
        ]}
        raekker={op.statusser}
        noegle={(s) => s.status}
      />
      <h2>Koder</h2>
      <Tabel
        titel="Koder i fund"
        skjultTitel
        kolonner={[
          { titel: 'Kode', vis: (k) => <code>{k.kode}</code> },
          { titel: 'Betyder', vis: (k) => k.betyder },
        ]}
        raekker={op.koder}
        noegle={(k) => k.kode}
      />
    </>
  )
}

function Adgang({ adgang }: { adgang: { hvem: string; om: string[] }[] }) {
  return (
    <ul>
      {adgang.map(({ hvem, om }) => (
        <li key={hvem}>
          {hvem}: {om.join(', ')}
        </li>
      ))}
    </ul>
  )
}

function Felter({
  titel,
  felter,
  sted = false,
}: {
  titel: string
  felter: readonly (Felt & { sted?: string })[]
  sted?: boolean
}) {
  return (
    <Tabel
      titel={titel}
      skjultTitel
      kolonner={[
        { titel: 'Felt', vis: (f) => <code>{f.navn}</code> },
        ...(sted ? [{ titel: 'Sted', vis: (f: { sted?: string }) => f.sted }] : []),
        { titel: 'Værdi', vis: (f) => f.type },
        { titel: 'Kræves', vis: (f) => (f.kraevet ? 'Ja' : 'Nej') },
        { titel: 'Bemærk', vis: (f) => f.beskrivelse || '–' },
      ]}
      raekker={felter}
      noegle={(f) => `${f.sted} ${f.navn}`}
    />
  )
}

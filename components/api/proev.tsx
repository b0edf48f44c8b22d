import { Kode, somJson } from '#components/api/kode'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Afkrydsning, Vaelg } from '#components/ui/valg'

type Muligheder = readonly { vaerdi: string; tekst: string }[]

/** What the form asks for; what an operation has no use for is left out. */
export type Proeveform = {
  klienter: Muligheder
  borgere?: Muligheder
  felter: { navn: string; label: string; kraevet: boolean }[]
  version: boolean
  krop?: string
  kanProeves: boolean
}
export type Proevesvar = { curl: string; status: number; hoveder: string; krop: string }

/** The demo's form to try an operation with: the server calls the API as the chosen client would, and shows both sides. */
export function ProevOperation({
  form,
  vaerdier,
  svar,
}: {
  form: Proeveform
  vaerdier: Readonly<Record<string, string>>
  svar?: Proevesvar
}) {
  return (
    <section aria-labelledby="proev-her" className="ingen-print">
      <h2 id="proev-her">Prøv i demoen</h2>
      {svar && (
        <Notits art={svar.status < 400 ? 'succes' : 'fejl'} titel={`Svaret er ${svar.status}`}>
          <Kode titel="Kaldet, som det blev sendt">{svar.curl}</Kode>
          <Kode titel="Svaret">{`${svar.hoveder}\n\n${svar.krop}`}</Kode>
        </Notits>
      )}
      <form method="post">
        <Vaelg navn="klient" label="Kald som" muligheder={form.klienter} valgt={vaerdier.klient} />
        {form.borgere && <Vaelg navn="borger" label="Om borgeren" muligheder={form.borgere} valgt={vaerdier.borger} />}
        {form.felter.map((f) => (
          <Tekstfelt key={f.navn} navn={f.navn} label={f.label} valgfri={!f.kraevet} vaerdi={vaerdier[f.navn]} />
        ))}
        {form.version && <Tekstfelt navn="version" label="If-Match" bredde={8} vaerdi={vaerdier.version} />}
        {form.krop !== undefined && (
          <Tekstomraade
            navn="krop"
            label="Indhold"
            maks={60_000}
            linjer={14}
            spellCheck={false}
            vaerdi={vaerdier.krop ?? form.krop}
          />
        )}
        {form.kanProeves && (
          <Afkrydsning
            navn="proev"
            label="Prøv kun (x-proev)"
            hjaelp="Intet gemmes."
            afkrydset={!vaerdier.klient || vaerdier.proev === 'ja'}
          />
        )}
        <Knap>Kald operationen</Knap>
      </form>
    </section>
  )
}

export const paent = (tekst: string): string => {
  try {
    return somJson(JSON.parse(tekst))
  } catch {
    return tekst
  }
}

import { Datofelt } from '#components/ui/datofelt'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Vaelg, Valg } from '#components/ui/valg'
import type { Felter } from '#lib/http/formular'
import type { Formside } from '#lib/nuph/side'
import type { Regelfund } from '#lib/regelfund'

const JA_NEJ = [
  { vaerdi: 'ja', tekst: 'Ja' },
  { vaerdi: 'nej', tekst: 'Nej' },
]

/** The fields of an underretning. `typet` is what stands there: stored, or as it was typed before a refusal. */
export function Nuphfelter({ form, typet, fund }: { form: Formside; typet: Felter; fund: readonly Regelfund[] }) {
  const dato = (navn: string) => ({ vaerdi: typet[navn] || undefined, skrevet: typet })
  return (
    <>
      <Valg
        navn="haendelse"
        label="Hvad er der sket?"
        fund={fund}
        valgt={typet.haendelse}
        muligheder={form.haendelser.map((h) => ({ vaerdi: h.kode, tekst: h.navn }))}
      />
      <Vaelg
        navn="kilde"
        label="Hvad handler det om?"
        hjaelp="Samtaler, der er begyndt, og tilbud i Min plan."
        fund={fund.map((f) => (f.felt === 'kildeId' ? { ...f, felt: 'kilde' } : f))}
        valgt={typet.kilde ?? ''}
        tom="Ingen af dem"
        muligheder={form.kilder.map((k) => ({ vaerdi: `${k.slags}:${k.id}`, tekst: k.tekst }))}
      />
      <Datofelt navn="haendelsesdato" label="Hvilken dag skete det?" fund={fund} {...dato('haendelsesdato')} />
      <Tekstfelt
        navn="kl"
        label="Klokken"
        hjaelp="Hvornår mødet begyndte, fx 10.00."
        bredde={8}
        fund={fund.map((f) => (f.felt === 'haendelsestidspunkt' ? { ...f, felt: 'kl' } : f))}
        vaerdi={typet.kl ?? ''}
      />
      <Valg
        navn="vejledtOmKonsekvens"
        label="Er borgeren vejledt skriftligt om, at det kan få betydning for dagpengene?"
        fund={fund}
        valgt={typet.vejledtOmKonsekvens}
        muligheder={JA_NEJ}
      />
      <Datofelt navn="vejledtDato" label="Vejledt den" valgfri fund={fund} {...dato('vejledtDato')} />
      <Valg
        navn="afbudModtaget"
        label="Har borgeren meldt afbud?"
        valgfri
        fund={fund}
        valgt={typet.afbudModtaget}
        muligheder={JA_NEJ}
      />
      <Tekstfelt
        navn="moedteMinutterForSent"
        label="Mødte borgeren for sent? Skriv antal minutter"
        valgfri
        bredde={4}
        inputMode="numeric"
        fund={fund}
        vaerdi={typet.moedteMinutterForSent ?? ''}
      />
      <Tekstomraade
        navn="borgersForklaring"
        label="Borgerens forklaring"
        valgfri
        maks={1500}
        linjer={3}
        fund={fund}
        vaerdi={typet.borgersForklaring ?? ''}
      />
      <Tekstomraade
        navn="begrundelse"
        label="Begrundelse"
        hjaelp="Skal skrives ved tvivl om rådighed, og når fristen er overskredet. Borgeren kan få den at se."
        valgfri
        maks={1500}
        linjer={4}
        fund={fund}
        vaerdi={typet.begrundelse ?? ''}
      />
      <details
        open={Boolean(typet.tilbudsbeskrivelse || typet.modtagetFraTilbudsstedDato || typet.kontaktGenoprettetDato)}
      >
        <summary>Om et tilbud, og om kontakt bagefter</summary>
        <Tekstomraade
          navn="tilbudsbeskrivelse"
          label="Hvilket tilbud?"
          hjaelp="Når tilbuddet ikke står i Min plan."
          valgfri
          maks={1500}
          linjer={2}
          fund={fund}
          vaerdi={typet.tilbudsbeskrivelse ?? ''}
        />
        <Datofelt
          navn="modtagetFraTilbudsstedDato"
          label="Besked fra tilbudsstedet den"
          valgfri
          fund={fund}
          {...dato('modtagetFraTilbudsstedDato')}
        />
        <Datofelt
          navn="kontaktGenoprettetDato"
          label="Borgeren tog kontakt igen den"
          valgfri
          fund={fund}
          {...dato('kontaktGenoprettetDato')}
        />
      </details>
    </>
  )
}

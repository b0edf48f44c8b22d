import type { Afsnit } from '#components/jobordre/afsnit'
import { Datofelt } from '#components/ui/datofelt'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Afkrydsning, Vaelg } from '#components/ui/valg'
import { erDag, visDato } from '#lib/dato'

/** Whom to call, how candidates answer, until when, and what only the authority reads. What the browser would fill in is the writer's own. */
export function KontaktOgFrist({ v, fund, g }: Afsnit) {
  return (
    <>
      <p>
        Kontaktpersonen er den, {g.forMyndighed ? 'I' : 'myndigheden'} ringer eller skriver til. Skriv telefon, e-mail
        eller begge dele.
      </p>
      <Tekstfelt navn="kontaktNavn" label="Kontaktpersonens fornavn" vaerdi={v.kontaktNavn} bredde={20} fund={fund} />
      <Tekstfelt
        navn="kontaktEfternavn"
        label="Kontaktpersonens efternavn"
        vaerdi={v.kontaktEfternavn}
        bredde={20}
        fund={fund}
      />
      <Tekstfelt
        navn="kontaktTelefon"
        label="Telefon"
        type="tel"
        vaerdi={v.kontaktTelefon}
        bredde={11}
        autoComplete={g.forMyndighed ? 'off' : 'tel'}
        fund={fund}
      />
      <Tekstfelt
        navn="kontaktEmail"
        label="E-mail"
        type="email"
        vaerdi={v.kontaktEmail}
        bredde={20}
        autoComplete={g.forMyndighed ? 'off' : 'email'}
        fund={fund}
      />
      <Vaelg
        navn="henvendelsesmaade"
        label="Hvordan skal kandidaterne svare?"
        valgfri
        muligheder={g.koder.henvendelsesmaade.map((k) => ({ vaerdi: k.kode, tekst: k.navn }))}
        valgt={v.henvendelsesmaade}
        tom="Ikke valgt"
        fund={fund}
      />
      <Datofelt
        navn="formidlingsfrist"
        label="Formidlingsfrist"
        hjaelp={`Sidste dag, der kan henvises kandidater. Senest ${visDato(g.fristSenest)}.`}
        vaerdi={erDag(v.formidlingsfrist ?? '') ? v.formidlingsfrist : undefined}
        skrevet={v}
        fund={fund}
      />
      <Tekstfelt
        navn="maksAntalHenvisninger"
        label="Højst antal kandidater"
        valgfri
        hjaelp="Når der er henvist så mange, går jobordren på pause."
        vaerdi={v.maksAntalHenvisninger}
        bredde={4}
        inputMode="numeric"
        fund={fund}
      />
      <Tekstomraade
        navn="internKommentar"
        label={g.forMyndighed ? 'Besked fra virksomheden til jer' : 'Besked til myndigheden'}
        valgfri
        hjaelp="Ses ikke af kandidaterne."
        maks={2000}
        linjer={4}
        vaerdi={v.internKommentar}
        fund={fund}
      />
      <Afkrydsning
        navn="oenskerMail"
        label="Send en e-mail til kontaktpersonen, når der sker noget"
        afkrydset={v.oenskerMail === 'ja'}
        fund={fund}
      />
    </>
  )
}

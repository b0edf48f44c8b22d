import { Ordrefelter } from '#components/jobordre/formular'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Sidehoved } from '#components/ui/sidehoved'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { hentNyformular, paaFelter } from '#lib/jobordre/myndighedsformular'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { IkkeFundet } from '#lib/regelfund'
import { ny } from '../actions'

/** An order that an employer asked for on the phone: made for it, and at once in the hands of who made it. */
export default async function NyJobordre({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const { subject } = await laes((_, session) => Promise.resolve({ subject: session.subject }))
  const svar = await laesSvar(parametre, subject, '/myndighed/jobordrer/ny')
  const { v, g } = await laes((ctx) => {
    if (!kanOverhovedet(ctx.aktoer, 'jobordre.opret')) throw new IkkeFundet('jobordre')
    return hentNyformular(ctx, svar.felter)
  })
  const fund = paaFelter(svar.fund)
  return (
    <>
      <Sidetitel side="Opret jobordre" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved
        tilbage={{ href: '/myndighed/jobordrer', tekst: 'jobordrer' }}
        titel="Opret en jobordre for en virksomhed"
      />
      <p>I får jobordren med det samme. Virksomheden ser den, når den logger ind, og kan selv rette den.</p>
      <form action={ny} noValidate className="max-w-[70ch]">
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <h2>Virksomheden</h2>
        <Tekstfelt navn="cvr" label="CVR-nummer" bredde={8} inputMode="numeric" fund={fund} vaerdi={v.cvr} />
        <Knap name="handling" value="se-virksomhed" art="sekundaer">
          Find virksomheden
        </Knap>
        {v.handling === 'se-virksomhed' && g.enheder.length === 0 && (
          <p className="lille">Vi kender ikke virksomhedens P-enheder. Skriv selv navn og adresse.</p>
        )}
        <Tekstfelt navn="virksomhedNavn" label="Virksomhedens navn" fund={fund} vaerdi={v.virksomhedNavn} />
        <Ordrefelter v={v} g={g} fund={fund} />
        <div className="raekke">
          <Knap name="handling" value="opret">
            Opret jobordren
          </Knap>
          <KnapLink art="sekundaer" href="/myndighed/jobordrer">
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

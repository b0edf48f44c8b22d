import { Jobordrefelter } from '#components/jobordre/formular'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Sidehoved } from '#components/ui/sidehoved'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { plusDage } from '#lib/dato'
import { hentFormside, paaFelter } from '#lib/jobordre/formside'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { IkkeFundet } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { ny } from '../actions'

/** An order that an employer asked for on the phone: made for it, and at once in the hands of who made it. */
export default async function NyJobordre({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const { subject } = await laes((_, session) => Promise.resolve({ subject: session.subject }))
  const svar = await laesSvar(parametre, subject, '/myndighed/jobordrer/ny')
  const { form, typet } = await laes(async (ctx) => {
    if (!kanOverhovedet(ctx.aktoer, 'jobordre.opret')) throw new IkkeFundet('jobordre')
    const typet = svar.felter ?? {
      formidlingsfrist: plusDage(ctx.dag, await hentTal(ctx, 'jobordre_foreslaaet_frist_dage', ctx.dag)),
    }
    return { typet, form: await hentFormside(ctx, typet) }
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
      <form action={ny} className="max-w-[70ch]">
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <h2>Virksomheden</h2>
        <Tekstfelt navn="cvr" label="CVR-nummer" bredde={8} inputMode="numeric" fund={fund} vaerdi={typet.cvr ?? ''} />
        <Tekstfelt navn="virksomhedNavn" label="Virksomhedens navn" fund={fund} vaerdi={typet.virksomhedNavn ?? ''} />
        <Tekstfelt
          navn="pNummer"
          label="P-nummer"
          valgfri
          bredde={11}
          inputMode="numeric"
          hjaelp="Skriv det, hvis virksomheden har flere arbejdssteder."
          fund={fund}
          vaerdi={typet.pNummer ?? ''}
        />
        <Jobordrefelter form={form} typet={typet} fund={fund} />
        <div className="raekke">
          <Knap>Opret jobordren</Knap>
          <KnapLink art="sekundaer" href="/myndighed/jobordrer">
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

import { SeFoerDuGemmer } from '#components/registreringsvisning'
import { Sidetitel } from '#components/sidetitel'
import { Datofelt } from '#components/ui/datofelt'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { Valg } from '#components/ui/valg'
import { hentBorger } from '#lib/borger/hent'
import { forhaandsvisRegistrering } from '#lib/fravaer/forhaandsvis'
import { NytFravaerForm } from '#lib/fravaer/input'
import { registrerFravaer } from '#lib/fravaer/registrer'
import { listTypevalg } from '#lib/fravaer/valg'
import { laesId } from '#lib/id'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import { laes, udenfor } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { hentTekst } from '#lib/regelsaet/vaerdier'
import { ny } from '../actions'
import { tilNyt } from '../input'

/** What a caseworker must know of a type before choosing it. */
const HJAELP: Readonly<Record<number, string>> = {
  2: 'Kun arbejde under 15 dage. Længere arbejde er en afmelding.',
  4: 'Højst 14 dage. Længere barsel er en afmelding.',
  11: 'En sygemelding på Jobnet er teknisk en afmelding, og en raskmelding er en ny tilmelding. Her registreres kun perioden med sygdom for en borger, der stadig er tilmeldt.',
  [KONTAKTFORLOEB_HOS_AKASSEN]:
    'Kun når starten mangler. Kontaktforløbet begynder ellers af sig selv ved tilmeldingen. Skriv hvorfor i kommentaren.',
}

export default async function NytFravaer({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string }>
  searchParams: Soegeparametre
}) {
  const { borgerId } = await params
  const { ctx, borger, valg, subject, kommunen } = await laes(async (ctx, session) => {
    const borger = await hentBorger(ctx, laesId(borgerId), 'fravaer.skriv')
    return {
      ctx: udenfor(ctx),
      borger,
      valg: await listTypevalg(ctx, await hentForloeb(ctx, borger.id)),
      subject: session.subject,
      kommunen: await hentTekst(ctx, 'jobcenter.bestemt_stort', ctx.dag),
    }
  })
  const sti = `/myndighed/borgere/${borger.id}`
  const svar = await laesSvar(await searchParams, subject, `/myndighed/borgere/${borgerId}/fravaer/ny`)
  const { felter } = svar
  const laest = felter?.handling === 'se' && svar.fund.length === 0 ? NytFravaerForm.parse(felter) : undefined
  const vis =
    laest &&
    (await forhaandsvisRegistrering(ctx, { borgerId: borger.id, fra: laest.startDato }, async (ctx) => {
      return (await registrerFravaer(ctx, tilNyt({ ...laest, borgerId: borger.id }))).advarsler
    }))
  const fund = [...svar.fund, ...(vis && 'fund' in vis ? vis.fund : [])]
  const tilbage = { href: `${sti}#fravaer`, tekst: borger.navn }
  // Died while the form was being filled: the refusal and what was typed are shown; else there is nothing to do here.
  if ((borger.doedDato && !felter) || valg.typer.length === 0) {
    return (
      <>
        <Sidetitel side="Registrér fravær" fund={[]} />
        <Sidehoved tilbage={tilbage} titel={`Registrér fravær for ${borger.navn}`} />
        <Notits
          art="advarsel"
          titel={
            borger.doedDato
              ? 'Borgeren er registreret som død. Intet kan registreres.'
              : 'Borgeren er ikke tilmeldt. Der kan ikke registreres fravær.'
          }
        >
          <p className="lille">Fejlkode {borger.doedDato ? '4405' : '8060'}</p>
        </Notits>
      </>
    )
  }
  return (
    <>
      <Sidetitel side="Registrér fravær" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved tilbage={tilbage} titel={`Registrér fravær for ${borger.navn}`} />
      {valg.ukendtKontaktgruppe && (
        <Notits art="advarsel" titel="Samspor kender ikke de typer fravær, som borgerens kontaktgruppe tillader.">
          <p>Alle typer kan vælges. Kontrollér valget i jeres fagsystem. Fejlkode FR-W01</p>
        </Notits>
      )}
      {vis && <SeFoerDuGemmer vis={vis} kommunen={kommunen} stopper="Fraværet kan ikke registreres endnu" />}
      <form action={ny} className="max-w-[66ch]">
        <input type="hidden" name="borgerId" value={borger.id} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Valg
          navn="fravaerType"
          label="Type"
          fund={fund}
          valgt={felter?.fravaerType}
          muligheder={valg.typer.map((t) => ({ vaerdi: String(t.kode), tekst: t.navn, hjaelp: HJAELP[t.kode] }))}
        />
        <Datofelt navn="startDato" label="Første dag" fund={fund} skrevet={felter} />
        <Datofelt
          navn="slutDato"
          label="Sidste dag"
          hjaelp="Dagen hører med. Lad feltet stå tomt, hvis den ikke kendes endnu."
          valgfri
          fund={fund}
          skrevet={felter}
        />
        <Tekstomraade
          navn="fravaersKommentar"
          label="Kommentar"
          hjaelp="Borgerens anden myndighed kan læse den. Skriv ikke CPR-numre."
          valgfri
          maks={1500}
          linjer={3}
          fund={fund}
          vaerdi={felter?.fravaersKommentar ?? ''}
        />
        <div className="raekke">
          <button type="submit" name="handling" value="se" className="knap sekundaer">
            Se, før du gemmer
          </button>
          {vis && !('fund' in vis) && <Knap>Registrér fravær</Knap>}
          <KnapLink art="sekundaer" href={tilbage.href}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

import { redirect } from 'next/navigation'
import { SeFoerDuGemmer } from '#components/registreringsvisning'
import { Sidetitel } from '#components/sidetitel'
import { Datofelt } from '#components/ui/datofelt'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Sidehoved } from '#components/ui/sidehoved'
import { hentBorger } from '#lib/borger/hent'
import { forhaandsvisRegistrering } from '#lib/fravaer/forhaandsvis'
import { laesId } from '#lib/id'
import { DAGPENGEMODTAGER } from '#lib/kontaktforloeb/regler'
import { laes, udenfor } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { hentTekst } from '#lib/regelsaet/vaerdier'
import { tilmeldFraSide } from '#lib/tilmelding/fra-side'
import { TilmeldForm } from '#lib/tilmelding/input'
import { tilmeld } from '../tilmelding-actions'

/** Tilmeld the citizen. Whether the a-kasse gets the course, and why not, is said before anything is stored. */
export default async function Tilmeld({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string }>
  searchParams: Soegeparametre
}) {
  const { borgerId } = await params
  const { ctx, borger, subject, kommunen } = await laes(async (ctx, session) => ({
    ctx: udenfor(ctx),
    borger: await hentBorger(ctx, laesId(borgerId), 'tilmelding.opret'),
    subject: session.subject,
    kommunen: await hentTekst(ctx, 'jobcenter.bestemt_stort', ctx.dag),
  }))
  const sti = `/myndighed/borgere/${borger.id}`
  const svar = await laesSvar(await searchParams, subject, `/myndighed/borgere/${borgerId}/tilmeld`)
  const { felter } = svar
  // Died while the form was being filled: the refusal and what was typed are shown; else there is nothing to do here.
  if (borger.doedDato && !felter) redirect(sti)
  const laest = felter?.handling === 'se' && svar.fund.length === 0 ? TilmeldForm.parse(felter) : undefined
  const vis =
    laest &&
    (await forhaandsvisRegistrering(ctx, { borgerId: borger.id, fra: laest.tilmeldingsDato }, async (ctx) => {
      return (await tilmeldFraSide(ctx, { ...laest, borgerId: borger.id })).advarsler
    }))
  // The API calls the field by its own name; here the moment stands in two fields.
  const fund = [...svar.fund, ...(vis && 'fund' in vis ? vis.fund : [])].map((f) =>
    f.felt === 'paabegyndtTid' ? { ...f, felt: 'begyndtDag' } : f,
  )
  return (
    <>
      <Sidetitel side="Tilmeld" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved tilbage={{ href: `${sti}#tilmelding`, tekst: borger.navn }} titel={`Tilmeld ${borger.navn}`} />
      {vis && <SeFoerDuGemmer vis={vis} kommunen={kommunen} stopper="Borgeren kan ikke tilmeldes endnu" />}
      <form action={tilmeld} className="max-w-[66ch]">
        <input type="hidden" name="borgerId" value={borger.id} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Datofelt navn="tilmeldingsDato" label="Tilmeldt fra" fund={fund} vaerdi={ctx.dag} skrevet={felter} />
        <Tekstfelt
          navn="kontaktgruppe"
          label="Kontaktgruppe"
          hjaelp="1 er dagpengemodtager."
          bredde={2}
          inputMode="numeric"
          fund={fund}
          vaerdi={felter?.kontaktgruppe ?? String(DAGPENGEMODTAGER)}
        />
        <Tekstfelt
          navn="visitationskategori"
          label="Visitationskategori"
          valgfri
          bredde={2}
          inputMode="numeric"
          fund={fund}
          vaerdi={felter?.visitationskategori ?? ''}
        />
        <Datofelt
          navn="begyndtDag"
          label="Hvornår begyndte borgeren?"
          hjaelp="Kun hvis borgeren begyndte på en anden dag, for eksempel før midnat."
          valgfri
          fund={fund}
          skrevet={felter}
        />
        <Tekstfelt
          navn="begyndtKl"
          label="Klokkeslæt"
          hjaelp="For eksempel 23.58."
          valgfri
          bredde={8}
          fund={fund}
          vaerdi={felter?.begyndtKl ?? ''}
        />
        <Tekstomraade
          navn="kommentar"
          label="Kommentar"
          hjaelp="Skal udfyldes, når tilmeldingen gælder fra en tidligere dag. Skriv ikke CPR-numre."
          valgfri
          maks={1500}
          linjer={3}
          fund={fund}
          vaerdi={felter?.kommentar ?? ''}
        />
        <div className="raekke">
          <button type="submit" name="handling" value="se" className="knap sekundaer">
            Se, før du gemmer
          </button>
          {vis && !('fund' in vis) && <Knap>Tilmeld borgeren</Knap>}
          <KnapLink art="sekundaer" href={`${sti}#tilmelding`}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

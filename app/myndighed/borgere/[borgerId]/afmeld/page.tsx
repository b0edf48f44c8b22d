import { redirect } from 'next/navigation'
import { SeFoerDuGemmer } from '#components/registreringsvisning'
import { Sidetitel } from '#components/sidetitel'
import { Datofelt } from '#components/ui/datofelt'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap, KnapLink } from '#components/ui/knap'
import { Sidehoved } from '#components/ui/sidehoved'
import { hentBorger } from '#lib/borger/hent'
import { daekker, visDato } from '#lib/dato'
import { forhaandsvisRegistrering } from '#lib/fravaer/forhaandsvis'
import { laesId } from '#lib/id'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { laes, udenfor } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { hentTekst } from '#lib/regelsaet/vaerdier'
import { afmeldFraSide } from '#lib/tilmelding/fra-side'
import { AfmeldForm } from '#lib/tilmelding/input'
import { afmeld } from '../tilmelding-actions'

/** Afmeld the citizen: the last day as tilmeldt, and what ends with it. */
export default async function Afmeld({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string }>
  searchParams: Soegeparametre
}) {
  const { borgerId } = await params
  const { ctx, borger, tilmelding, subject, kommunen } = await laes(async (ctx, session) => {
    const borger = await hentBorger(ctx, laesId(borgerId), 'tilmelding.afmeld')
    const { tilmeldinger } = await hentForloeb(ctx, borger.id)
    return {
      ctx: udenfor(ctx),
      borger,
      tilmelding: tilmeldinger.find((t) => daekker({ fra: t.gyldigFra, til: t.gyldigTil }, ctx.dag)),
      subject: session.subject,
      kommunen: await hentTekst(ctx, 'jobcenter.bestemt_stort', ctx.dag),
    }
  })
  const sti = `/myndighed/borgere/${borger.id}`
  const svar = await laesSvar(await searchParams, subject, `/myndighed/borgere/${borgerId}/afmeld`)
  const { felter } = svar
  // Died while the form was being filled: the refusal and what was typed are shown; else there is nothing to do here.
  if (!tilmelding || (borger.doedDato && !felter)) redirect(`${sti}#tilmelding`)
  const laest = felter?.handling === 'se' && svar.fund.length === 0 ? AfmeldForm.parse(felter) : undefined
  const vis =
    laest &&
    (await forhaandsvisRegistrering(ctx, { borgerId: borger.id, fra: ctx.dag }, async (ctx) => {
      await afmeldFraSide(ctx, { ...laest, borgerId: borger.id })
      return []
    }))
  const fund = [...svar.fund, ...(vis && 'fund' in vis ? vis.fund : [])]
  return (
    <>
      <Sidetitel side="Afmeld" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved tilbage={{ href: `${sti}#tilmelding`, tekst: borger.navn }} titel={`Afmeld ${borger.navn}`} />
      <p>
        Tilmeldt fra den {visDato(tilmelding.gyldigFra)}. Har a-kassen kontaktforløbet, slutter det samme dag. De brugte
        timer bliver stående.
      </p>
      {vis && <SeFoerDuGemmer vis={vis} kommunen={kommunen} stopper="Borgeren kan ikke afmeldes endnu" />}
      <form action={afmeld} className="max-w-[66ch]">
        <input type="hidden" name="borgerId" value={borger.id} />
        <input type="hidden" name="tilmeldingId" value={tilmelding.id} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Datofelt
          navn="afmeldingsDato"
          label="Sidste dag som tilmeldt"
          hjaelp="Dagen hører med."
          fund={fund}
          vaerdi={ctx.dag}
          skrevet={felter}
        />
        <div className="raekke">
          <button type="submit" name="handling" value="se" className="knap sekundaer">
            Se, før du gemmer
          </button>
          {vis && !('fund' in vis) && <Knap>Afmeld borgeren</Knap>}
          <KnapLink art="sekundaer" href={`${sti}#tilmelding`}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

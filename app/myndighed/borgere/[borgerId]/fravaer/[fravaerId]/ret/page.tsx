import { redirect } from 'next/navigation'
import { SeFoerDuGemmer } from '#components/registreringsvisning'
import { Sidetitel } from '#components/sidetitel'
import { Datofelt } from '#components/ui/datofelt'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Sidehoved } from '#components/ui/sidehoved'
import { Valg } from '#components/ui/valg'
import { forhaandsvisRegistrering } from '#lib/fravaer/forhaandsvis'
import { RetFravaerForm } from '#lib/fravaer/input'
import { TIMEGRAENSE_NAAET, UDDANNELSESPAALAEG } from '#lib/fravaer/regler75'
import { retFravaer } from '#lib/fravaer/ret'
import { KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { ret } from '../../actions'
import { tilRettelse } from '../../input'
import { hentFravaersside } from '../data'

/** Says a fravær anew. For the course in the a-kasse: the start moved to the day it was begun, a registered end moved or taken away. */
export default async function RetFravaer({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string; fravaerId: string }>
  searchParams: Soegeparametre
}) {
  const stier = await params
  const { ctx, subject, borger, fravaer: f, navne, kommunen, maaRette } = await hentFravaersside(stier)
  const sti = `/myndighed/borgere/${borger.id}/fravaer/${f.id}`
  const svar = await laesSvar(
    await searchParams,
    subject,
    `/myndighed/borgere/${stier.borgerId}/fravaer/${stier.fravaerId}/ret`,
  )
  const { felter } = svar
  // Who was writing when it became impossible (the citizen died) sees the refusal and what was typed.
  if (!maaRette && !felter) redirect(sti)
  const laest = felter?.handling === 'se' && svar.fund.length === 0 ? RetFravaerForm.parse(felter) : undefined
  const rettelse = laest && { ...tilRettelse(laest), id: f.id }
  const vis =
    rettelse &&
    (await forhaandsvisRegistrering(
      ctx,
      { borgerId: borger.id, fra: rettelse.start < f.startDato ? rettelse.start : f.startDato },
      async (ctx) => (await retFravaer(ctx, rettelse)).advarsler,
    ))
  const fund = [...svar.fund, ...(vis && 'fund' in vis ? vis.fund : [])]
  const er75 = f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN
  return (
    <>
      <Sidetitel side="Ret fravær" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved
        tilbage={{ href: sti, tekst: navne.type(f.fravaerstype) }}
        titel={`Ret ${navne.type(f.fravaerstype).toLowerCase()} for ${borger.navn}`}
      />
      {vis && <SeFoerDuGemmer vis={vis} kommunen={kommunen} stopper="Ændringen kan ikke gemmes endnu" />}
      <form action={ret} className="max-w-[66ch]">
        <input type="hidden" name="borgerId" value={borger.id} />
        <input type="hidden" name="id" value={f.id} />
        <input type="hidden" name="version" value={f.version} />
        <input type="hidden" name="fravaerType" value={f.fravaerstype} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Datofelt
          navn="startDato"
          label="Første dag"
          hjaelp={
            er75 ? 'Kan rettes til den dag, borgeren begyndte sin tilmelding. Skriv hvorfor i kommentaren.' : undefined
          }
          fund={fund}
          vaerdi={f.startDato}
          skrevet={felter}
        />
        {er75 && f.slutDato === null ? (
          <p>
            Skal kontaktforløbet slutte? <a href={`/myndighed/borgere/${borger.id}/afslut`}>Afslut kontaktforløbet</a>
          </p>
        ) : (
          <>
            <Datofelt
              navn="slutDato"
              label="Sidste dag"
              hjaelp={er75 ? 'Lad felterne stå tomme for at åbne kontaktforløbet igen.' : 'Dagen hører med.'}
              valgfri
              fund={fund}
              vaerdi={f.slutDato ?? undefined}
              skrevet={felter}
            />
            {er75 && (
              <Aarsag
                valgt={felter?.fravaersAfslutningsAarsag ?? String(f.afslutningsaarsag ?? '')}
                fund={fund}
                navn={navne.aarsag}
                nu={f.afslutningsaarsag}
              />
            )}
          </>
        )}
        <Tekstomraade
          navn="fravaersKommentar"
          label="Kommentar"
          hjaelp={er75 ? 'Skriv, hvad der var forkert. Skriv ikke CPR-numre.' : 'Skriv ikke CPR-numre.'}
          valgfri={!er75}
          maks={1500}
          linjer={3}
          fund={fund}
          vaerdi={felter?.fravaersKommentar ?? (er75 ? '' : (f.kommentar ?? ''))}
        />
        <div className="raekke">
          <button type="submit" name="handling" value="se" className="knap sekundaer">
            Se, før du gemmer
          </button>
          {vis && !('fund' in vis) && <Knap>Gem ændringen</Knap>}
          <KnapLink art="sekundaer" href={sti}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

/** The cause of a registered end: the two that an a-kasse gives, the one that stands there, or none when the end is taken away. */
function Aarsag({
  valgt,
  nu,
  navn,
  fund,
}: {
  valgt: string
  nu: number | null
  navn: (kode: number) => string | undefined
  fund: Parameters<typeof Valg>[0]['fund']
}) {
  const koder = [...new Set([TIMEGRAENSE_NAAET, UDDANNELSESPAALAEG, ...(nu === null ? [] : [nu])])]
  return (
    <Valg
      navn="fravaersAfslutningsAarsag"
      label="Slutårsag"
      fund={fund}
      valgt={valgt}
      muligheder={[
        ...koder.map((k) => ({ vaerdi: String(k), tekst: navn(k) })),
        { vaerdi: '', tekst: 'Ingen, kontaktforløbet skal være åbent igen' },
      ]}
    />
  )
}

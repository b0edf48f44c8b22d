import { redirect } from 'next/navigation'
import { SeFoerDuGemmer } from '#components/registreringsvisning'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Sidehoved } from '#components/ui/sidehoved'
import { visDato } from '#lib/dato'
import { forhaandsvisRegistrering } from '#lib/fravaer/forhaandsvis'
import { berigtigFravaer } from '#lib/fravaer/ret'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { berigtig } from '../../actions'
import { hentFravaersside } from '../data'

/** Takes away a fravær that was registered by mistake. What happens is shown before anything is written; the comment is required. */
export default async function BerigtigFravaer({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string; fravaerId: string }>
  searchParams: Soegeparametre
}) {
  const stier = await params
  const { ctx, subject, borger, fravaer: f, navne, kommunen, maaRette } = await hentFravaersside(stier)
  const sti = `/myndighed/borgere/${borger.id}/fravaer/${f.id}`
  const { fund, felter } = await laesSvar(
    await searchParams,
    subject,
    `/myndighed/borgere/${stier.borgerId}/fravaer/${stier.fravaerId}/berigtig`,
  )
  // Who was writing when it became impossible (the citizen died) sees the refusal and what was typed.
  if (!maaRette && !felter) redirect(sti)
  const vis = await forhaandsvisRegistrering(ctx, { borgerId: borger.id, fra: f.startDato }, async (ctx) => {
    await berigtigFravaer(ctx, { id: f.id, version: f.version, kommentar: 'Prøve' })
    return []
  })
  const navn = navne.type(f.fravaerstype)
  return (
    <>
      <Sidetitel side="Berigtig fravær" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved tilbage={{ href: sti, tekst: navn }} titel={`Berigtig ${navn.toLowerCase()} for ${borger.navn}`} />
      <p>
        {navn} fra den {visDato(f.startDato)}
        {f.slutDato && ` til og med den ${visDato(f.slutDato)}`} tæller ikke længere. Historikken bliver stående, og det
        kan ikke fortrydes.
      </p>
      <SeFoerDuGemmer vis={vis} kommunen={kommunen} stopper="Fraværet kan ikke berigtiges" />
      <form action={berigtig} className="max-w-[66ch]">
        <input type="hidden" name="borgerId" value={borger.id} />
        <input type="hidden" name="id" value={f.id} />
        <input type="hidden" name="version" value={f.version} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Tekstomraade
          navn="fravaersKommentar"
          label="Hvorfor var registreringen en fejl?"
          hjaelp="Skriv ikke CPR-numre."
          maks={1500}
          linjer={3}
          fund={fund}
          vaerdi={felter?.fravaersKommentar ?? ''}
        />
        <div className="raekke">
          <Knap art="fare">Berigtig fravær</Knap>
          <KnapLink art="sekundaer" href={sti}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

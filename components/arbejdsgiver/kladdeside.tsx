import { Jobordreformular, Kladdeknapper } from '#components/arbejdsgiver/jobordreformular'
import type { Forespoergsel, Igen, Indhold } from '#components/side'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { visKlokkeslaet } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import type { Formulargrundlag } from '#lib/jobordre/formular'
import { SPOERGER, tagImodKladde } from '#lib/jobordre/kladdeformular'
import { kommerIgen } from '#lib/jobordre/skrevet'
import type { Kontekst, TxKontekst } from '#lib/kontekst'

/** The form of a draft, new or taken up again. */
export function kladdeside(
  ctx: TxKontekst,
  foresp: Forespoergsel,
  om: { titel: string; skjult: Record<string, string>; v: Felter; g: Formulargrundlag },
): Indhold {
  const gemt = foresp.url.searchParams.has('gemt') && foresp.fund.length === 0
  return {
    side: om.titel,
    skript: true,
    krop: (
      <>
        <Fejlopsummering fund={foresp.fund} />
        <Sidehoved titel={om.titel} tilbage={{ href: '/arbejdsgiver', tekst: 'jobordrer' }} />
        {gemt && (
          <Notits art="succes" titel={`Kladden er gemt kl. ${visKlokkeslaet(ctx.nu)}`}>
            <p>I kan lukke siden og fortsætte en anden dag. Kladden ligger under Jobordrer.</p>
          </Notits>
        )}
        <p>Udfyld det, I ved nu. Vi gemmer en kladde, hver gang I trykker på en knap.</p>
        <Jobordreformular
          token={foresp.token}
          skjult={om.skjult}
          v={om.v}
          g={om.g}
          fund={foresp.fund}
          gem="/arbejdsgiver/jobordrer/gem"
        >
          <Kladdeknapper />
        </Jobordreformular>
      </>
    ),
  }
}

/** What the buttons of a draft do: everything is kept first; then a search, more room, the check, or the same page with a word that it is kept. */
export async function kladdehandling(ctx: Kontekst, id: string, v: Felter): Promise<string | Igen> {
  const videre = v.handling === 'tjek'
  const svar = await tagImodKladde(ctx, id, v, videre)
  const stopper = svar.fund.filter((f) => f.niveau === 'BLOK' && !(videre && SPOERGER.includes(f.kode)))
  if (kommerIgen(v)) return { vaerdier: svar.vaerdier, fund: svar.fund.filter((f) => f.kode === 'JO-064') }
  if (stopper.length > 0) return { vaerdier: svar.vaerdier, fund: svar.fund }
  return videre ? `/arbejdsgiver/jobordrer/${id}/tjek` : `/arbejdsgiver/jobordrer/${id}/ret?gemt`
}

import { Datofelt } from '#components/ui/datofelt'
import { Tekstfelt } from '#components/ui/felt'
import { Vaelg, Valg } from '#components/ui/valg'
import { visKortDato } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import type { Regelfund } from '#lib/regelfund'
import type { Parametre, Sanktion, Sanktionstype } from '#lib/sanktion/regler'
import { sigTimer } from '#lib/sanktion/tekster'

const PERIODER = [
  { vaerdi: 'MAANEDER_3', tekst: '3 måneder (månedslønnet)' },
  { vaerdi: 'UGER_12', tekst: '12 uger' },
]

/** The fields of a sanction, with the law's numbers beside them. `typet` is prefilled, or as it was typed before a refusal. */
export function Sanktionsfelter({
  typer,
  karantaener,
  parametre,
  typet,
  fund,
}: {
  typer: readonly Sanktionstype[]
  karantaener: readonly Pick<Sanktion, 'id' | 'haendelsesdato' | 'akasseNavn'>[]
  parametre: Parametre
  typet: Felter
  fund: readonly Regelfund[]
}) {
  const dato = (navn: string) => ({ vaerdi: typet[navn] || undefined, skrevet: typet })
  const { FULDTID, DELTID } = parametre.karantaeneTimer
  return (
    <>
      <Vaelg
        navn="sanktionstype"
        label="Sanktion"
        fund={fund}
        valgt={typet.sanktionstype ?? ''}
        muligheder={typer.map((t) => ({ vaerdi: t.kode, tekst: t.starId ? `${t.navn} (${t.starId})` : t.navn }))}
      />
      <Datofelt navn="haendelsesdato" label="Det skete den" fund={fund} {...dato('haendelsesdato')} />
      <Datofelt navn="afgoerelsesdato" label="Afgjort den" fund={fund} {...dato('afgoerelsesdato')} />
      <Datofelt navn="startdato" label="Gælder fra" fund={fund} {...dato('startdato')} />
      <Datofelt
        navn="slutdato"
        label="Sidste dag"
        hjaelp="Ved udelukkelse: dagen før, medlemmet tog kontakt. Lad den stå tom, så længe den er åben."
        valgfri
        fund={fund}
        {...dato('slutdato')}
      />
      <Valg
        navn="forsikring"
        label="Forsikret den dag, det skete"
        fund={fund}
        valgt={typet.forsikring}
        muligheder={[
          { vaerdi: 'FULDTID', tekst: 'Fuldtid' },
          { vaerdi: 'DELTID', tekst: 'Deltid' },
        ]}
      />
      <Tekstfelt
        navn="timer"
        label="Timer ved karantæne"
        hjaelp={`Tre uger er ${sigTimer(FULDTID)} timer på fuldtid og ${sigTimer(DELTID)} på deltid.`}
        valgfri
        bredde={8}
        inputMode="decimal"
        fund={fund}
        vaerdi={typet.timer ?? ''}
      />
      <Tekstfelt
        navn="afvikledeTimer"
        label="Afviklede timer"
        valgfri
        bredde={8}
        inputMode="decimal"
        fund={fund}
        vaerdi={typet.afvikledeTimer ?? ''}
      />
      <details
        open={Boolean(
          typet.gentagelseAfSanktionId ||
            typet.arbejdskravTimer ||
            fund.some((f) => f.kode === 'SR-007' || f.kode === 'SR-008'),
        )}
      >
        <summary>Gentagelse og arbejdskrav</summary>
        <Vaelg
          navn="gentagelseAfSanktionId"
          label="Gentager karantænen"
          valgfri
          fund={fund}
          valgt={typet.gentagelseAfSanktionId ?? ''}
          tom="Ingen"
          muligheder={karantaener.map((k) => ({
            vaerdi: k.id,
            tekst: `Karantæne for ${visKortDato(k.haendelsesdato)}, ${k.akasseNavn}`,
          }))}
        />
        <Tekstfelt
          navn="arbejdskravTimer"
          label="Arbejdskrav, timer"
          valgfri
          bredde={8}
          inputMode="numeric"
          fund={fund}
          vaerdi={typet.arbejdskravTimer ?? ''}
        />
        <Valg
          navn="arbejdskravPeriode"
          label="Inden for"
          valgfri
          fund={fund}
          valgt={typet.arbejdskravPeriode}
          muligheder={PERIODER}
        />
        <Datofelt
          navn="arbejdskravOpfyldtDato"
          label="Arbejdskravet er opfyldt den"
          valgfri
          fund={fund}
          {...dato('arbejdskravOpfyldtDato')}
        />
      </details>
    </>
  )
}

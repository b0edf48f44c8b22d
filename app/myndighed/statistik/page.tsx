import { Maalvisning } from '#components/jobordremaal/maalvisning'
import { Sidetitel } from '#components/sidetitel'
import { Printhoved } from '#components/ui/printhoved'
import { Sidehoved } from '#components/ui/sidehoved'
import { Tabel } from '#components/ui/tabel'
import { Tomt } from '#components/ui/tomt'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { visKortDato, visTidspunkt } from '#lib/dato'
import { hentJobordremaal, laesPeriode, OPDELINGER } from '#lib/jobordremaal/taelling'
import { laes } from '#lib/medarbejder/session'
import { en, type Soegeparametre } from '#lib/medarbejder/side'
import { MANGELNAVN } from '#lib/statistik/csv'
import { type Fuldstaendighed, findMangler, type Mangel, VISES_HOEJST } from '#lib/statistik/fuldstaendighed'
import { type Kvalitetslinje, TAELLES_HOEJST, taelKvalitet } from '#lib/statistik/kvalitet'
import { visAntal } from '#lib/statistik/smaatal'

/** Numbers of one's own organisation: the kommune sees how good its underretninger were, the a-kasse what its register lacks. */
export default async function Statistik({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const opdeling = OPDELINGER.find((o) => o === en(parametre, 'opdeling')) ?? 'maaned'
  const d = await laes(async (ctx) => ({
    nu: ctx.nu,
    organisation: ctx.aktoer.organisation.navn,
    navn: ctx.aktoer.navn,
    kvalitet: ctx.aktoer.organisation.type === 'jobcenter' ? await taelKvalitet(ctx) : undefined,
    mangler: ctx.aktoer.organisation.type === 'akasse' ? await findMangler(ctx) : undefined,
    maal: kanOverhovedet(ctx.aktoer, 'jobordremaal.se')
      ? await hentJobordremaal(ctx, { periode: laesPeriode(ctx, en(parametre, 'fra'), en(parametre, 'til')), opdeling })
      : undefined,
  }))
  return (
    <>
      <Sidetitel side="Statistik" />
      <Printhoved organisation={d.organisation} hvem={d.navn} naar={d.nu} />
      <Sidehoved titel={d.kvalitet ? 'Hvor gode er vores underretninger?' : 'Hvad mangler vi at gøre færdigt?'}>
        <a href="/myndighed/statistik/csv" className="knap-link sekundaer">
          Hent som regneark (CSV)
        </a>
      </Sidehoved>
      <p className="lille">
        {d.organisation}. Opdateret {visTidspunkt(d.nu)}.
      </p>
      {d.kvalitet && <Kvalitet linjer={d.kvalitet} />}
      {d.mangler && <Mangler data={d.mangler} />}
      {d.maal && (
        <Maalvisning
          maal={d.maal}
          opdelinger={['maaned', 'gruppe']}
          sti="/myndighed/statistik"
          fil="/myndighed/statistik/jobordrer"
        />
      )}
    </>
  )
}

function Kvalitet({ linjer }: { linjer: readonly Kvalitetslinje[] }) {
  if (linjer.length === 0) return <Tomt tekst="I har ikke sendt underretninger det seneste år." />
  const antal = (titel: string, felt: (l: Kvalitetslinje) => number) => ({
    titel,
    tal: true,
    vis: (l: Kvalitetslinje) => visAntal(felt(l)),
  })
  return (
    <>
      <p>
        Underretninger, der er sendt eller ændret det seneste år. Mange, der trækkes tilbage eller svares som ikke
        korrekte, kan betyde, at indkaldelser eller registreringer skal ses efter.
      </p>
      <Tabel
        titel="Underretninger efter hændelse"
        raekker={linjer}
        noegle={(l) => l.haendelse}
        kolonner={[
          { titel: 'Hændelse', vis: (l) => l.navn },
          antal('Sendt', (l) => l.sendt),
          antal('Trukket tilbage', (l) => l.trukket),
          antal('Svaret: ikke korrekt', (l) => l.ikkeKorrekt),
          antal('Spurgt om', (l) => l.spurgtOm),
          antal('Sendt efter fristen', (l) => l.forSent),
        ]}
      />
      <p className="lille">
        Et til fire vises som færre end 5. Der tælles højst {TAELLES_HOEJST.toLocaleString('da-DK')} underretninger.
      </p>
    </>
  )
}

function Mangler({ data: { mangler, graenser } }: { data: Fuldstaendighed }) {
  const forklaring: Record<Mangel['art'], string> = {
    SVAR_UDEN_SANKTION: 'I har svaret, at det har konsekvens, men sanktionen står ikke i registeret.',
    UDELUKKELSE_AABEN: `Udelukkelser uden slutdato i mere end ${graenser.aabenDage} dage. Har medlemmet haft kontakt?`,
    SVAR_OVERSKREDET: `Sendt for mindst ${graenser.svarArbejdsdage} arbejdsdage siden.`,
  }
  return (Object.keys(mangler) as Mangel['art'][]).map((art) => (
    <section key={art} aria-labelledby={art}>
      <h2 id={art}>{MANGELNAVN[art]}</h2>
      <p>{forklaring[art]}</p>
      {mangler[art].length === 0 ? (
        <p>Der er ingen.</p>
      ) : (
        <Tabel
          titel={MANGELNAVN[art]}
          skjultTitel
          raekker={mangler[art]}
          noegle={(m) => m.id}
          kolonner={[
            { titel: 'Medlem', vis: (m) => <a href={sti(m)}>{m.borgerNavn}</a> },
            { titel: 'Sagsnummer', vis: (m) => m.sagsnummer ?? 'Egen sag' },
            { titel: FRA[art], vis: (m) => visKortDato(m.fra) },
            ...(art === 'SVAR_UDEN_SANKTION'
              ? []
              : [
                  {
                    titel: art === 'SVAR_OVERSKREDET' ? 'Arbejdsdage' : 'Dage',
                    tal: true,
                    vis: (m: Mangel) => m.dage?.toLocaleString('da-DK') ?? '',
                  },
                ]),
          ]}
        />
      )}
      {mangler[art].length === VISES_HOEJST && <p className="lille">Her vises de {VISES_HOEJST} ældste.</p>}
    </section>
  ))
}

const FRA: Record<Mangel['art'], string> = {
  SVAR_UDEN_SANKTION: 'Svaret',
  UDELUKKELSE_AABEN: 'Gælder fra',
  SVAR_OVERSKREDET: 'Sendt',
}
const sti = (m: Mangel) =>
  m.art === 'UDELUKKELSE_AABEN' ? `/myndighed/borgere/${m.borgerId}/sanktioner/${m.id}` : `/myndighed/nuph/${m.id}`

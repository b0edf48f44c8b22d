import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Sidehoved } from '#components/ui/sidehoved'
import { Afkrydsning, Valg } from '#components/ui/valg'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { hentOpsaetning } from '#lib/opgave/opsaetning'
import { IkkeFundet } from '#lib/regelfund'
import { gemOpsaetning } from './actions'

export const metadata = { title: 'Opsætning af en beskedtype' }

/** One type of message: three choices and what each of them does. */
export default async function RetOpsaetning({
  params,
  searchParams,
}: {
  params: Promise<{ beskedtype: string }>
  searchParams: Soegeparametre
}) {
  const { beskedtype } = await params
  const { linje, subject } = await laes(async (ctx, session) => {
    if (!kanOverhovedet(ctx.aktoer, 'opsaetning.ret')) throw new IkkeFundet('opsætning')
    const linje = (await hentOpsaetning(ctx)).linjer.find((l) => String(l.beskedtype) === beskedtype)
    if (!linje) throw new IkkeFundet(`beskedtype ${beskedtype}`)
    return { linje, subject: session.subject }
  })
  const { fund, felter } = await laesSvar(await searchParams, subject, `/myndighed/opsaetning/${beskedtype}`)
  const valgt = felter ?? {
    handling: linje.handling,
    fristArbejdsdage: linje.fristArbejdsdage?.toString() ?? '',
    lukkesVedLaesning: linje.lukkesVedLaesning ? 'ja' : '',
  }
  return (
    <>
      <Fejlopsummering fund={fund} />
      <Sidehoved tilbage={{ href: '/myndighed/opsaetning', tekst: 'opsætning' }} titel={linje.navn} />
      <p>Valget gælder beskeder, der kommer fra nu af. Det, der ligger i opgavelisten, bliver liggende.</p>
      <form action={gemOpsaetning}>
        <input type="hidden" name="beskedtype" value={linje.beskedtype} />
        <input type="hidden" name="version" value={felter?.version ?? linje.version} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Valg
          navn="handling"
          label="Når der kommer en besked"
          fund={fund}
          valgt={valgt.handling}
          muligheder={[
            {
              vaerdi: 'OPGAVE',
              tekst: 'Opgave',
              hjaelp: 'Den står i opgavelisten med en frist, til en medarbejder har gjort den færdig.',
            },
            {
              vaerdi: 'ADVIS',
              tekst: 'Advis',
              hjaelp: 'Den står under Til orientering uden frist og forsvinder, når en af jer har læst beskeden.',
            },
            {
              vaerdi: 'INGEN',
              tekst: 'Ingenting',
              hjaelp:
                'Opgavelisten siger intet. Beskeden kan stadig læses på borgeren. Vælg det, hvis jeres fagsystem holder øje.',
            },
          ]}
        />
        <Tekstfelt
          navn="fristArbejdsdage"
          label="Frist i arbejdsdage"
          hjaelp="Kun for en opgave. 1 til 60. Tom: den fælles frist."
          valgfri
          bredde={4}
          fund={fund}
          vaerdi={valgt.fristArbejdsdage}
        />
        <Afkrydsning
          navn="lukkesVedLaesning"
          label="Luk opgaven, når en af jer har læst beskeden"
          hjaelp="En advis lukkes altid, når den er læst."
          fund={fund}
          afkrydset={valgt.lukkesVedLaesning === 'ja'}
        />
        <div className="raekke">
          <Knap>Gem</Knap>
          <KnapLink art="sekundaer" href="/myndighed/opsaetning">
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

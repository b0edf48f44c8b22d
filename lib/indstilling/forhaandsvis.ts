import { hentBorgerensEmne } from '#lib/besked/borgerens'
import { type Bilaglinje, hentTraad } from '#lib/besked/queries'
import { udfyld } from '#lib/besked/tekster'
import { borgerensTekst } from '#lib/besked/visning'
import { hentBorger } from '#lib/borger/hent'
import type { Dag } from '#lib/dato'
import type { Brevindhold } from '#lib/digital-post/brev-pdf'
import type { Felter } from '#lib/http/formular'
import { zodFund } from '#lib/http/zod-fund'
import { afslaaIndstilling, godkendIndstilling } from '#lib/indstilling/afgoer'
import { hentTilbudsnavn, planlinje, svaretITraaden } from '#lib/indstilling/afslut-afgoerelse'
import { AfslagFelter, GodkendFelter } from '#lib/indstilling/input'
import { hentIndstilling } from '#lib/indstilling/queries'
import { sendIndstilling } from '#lib/indstilling/send'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import type { Kontekst, TxKontekst } from '#lib/kontekst'
import { proev } from '#lib/proev'
import { Afvist, type Regelfund } from '#lib/regelfund'

type Stoppet = { fund: readonly Regelfund[] }

/** What sending would put before each reader. Everything is read back from the dry run's own rows, by the code that shows the real ones. */
export type Afsendelse = {
  borger: { navn: string; emne: string; afsender: string; dag: Dag; tekst: string }
  kommune: { navn: string; titel: string; tekst: string; opgave: { emne: string; frist: Dag | null } | undefined }
  bilag: Bilaglinje[]
  laesere: string[]
  advarsler: Regelfund[]
}

/** Does all that sending does and undoes it. Gives what each reader would see, or everything that stops it. */
export async function forhaandsvisAfsendelse(
  ctx: Kontekst,
  input: { id: string; version: number },
): Promise<Afsendelse | Stoppet> {
  return ellerFund(async () => {
    const { svar, spor } = await proev(ctx, async (ctx) => {
      const { advarsler } = await sendIndstilling(ctx, input)
      const sag = await hentIndstilling(ctx, input.id, 'indstilling.send')
      const traad = await hentTraad(ctx, sag.traadId ?? '')
      return {
        advarsler,
        traad,
        borgerNavn: (await hentBorger(ctx, sag.borgerId, 'borger.se')).navn,
        emne: (await hentBorgerensEmne(ctx))(traad),
      }
    })
    const { traad } = svar
    const [besked] = traad.beskeder
    if (!besked) throw new Error('afsendelsen gav ingen besked')
    return {
      borger: {
        navn: svar.borgerNavn,
        emne: svar.emne,
        afsender: traad.afsenderNavn,
        dag: ctx.dag,
        tekst: borgerensTekst(besked),
      },
      kommune: {
        navn: traad.modtagerNavn ?? '',
        titel: besked.titel,
        tekst: besked.tekst,
        opgave: spor.opgaver[0],
      },
      bilag: besked.bilag,
      laesere: traad.laesere,
      advarsler: svar.advarsler,
    }
  })
}

/** What a decision would put before each reader, and when. */
export type Afgoerelsesvisning = {
  borgerNavn: string
  akasse: string | null
  kommune: string
  resultat: 'GODKENDT' | 'AFSLAG'
  brev: { indhold: Brevindhold; pdf: Buffer }
  borger: { emne: string; tekst: string; plan: string | undefined }
  svar: { titel: string; tekst: string }
}

/** Does all that deciding does, up to the letter, and undoes it. `felter` are those of the decision's form, as typed. */
export async function forhaandsvisAfgoerelse(
  ctx: Kontekst,
  id: string,
  felter: Felter,
): Promise<Afgoerelsesvisning | Stoppet> {
  return ellerFund(async () => {
    const resultat = felter.resultat === 'GODKENDT' ? 'GODKENDT' : 'AFSLAG'
    const { svar, spor } = await proev(ctx, async (ctx) => {
      await afgoer(ctx, id, resultat, felter)
      return laesFakta(ctx, id)
    })
    const [brev] = spor.breve
    if (!brev) throw new Error('afgørelsen gav intet brev')
    const { skabelon, titel } = svaretITraaden(resultat)
    const tekst = udfyld(skabelon, { kommune: brev.indhold.afsender.navn })
    return {
      borgerNavn: svar.borgerNavn,
      akasse: svar.akasse,
      kommune: brev.indhold.afsender.navn,
      resultat,
      brev,
      borger: {
        emne: svar.emne,
        tekst: borgerensTekst({ tekst, digitalPost: true }),
        plan: resultat === 'GODKENDT' ? planlinje(svar.tilbud, GodkendFelter.parse(felter), svar.sag) : undefined,
      },
      svar: { titel, tekst },
    }
  })
}

async function afgoer(ctx: TxKontekst, id: string, resultat: 'GODKENDT' | 'AFSLAG', felter: Felter): Promise<void> {
  const laest = (resultat === 'GODKENDT' ? GodkendFelter : AfslagFelter).safeParse(felter)
  if (!laest.success) throw new Afvist(zodFund(laest.error), 400)
  const input = { id, version: Number(felter.version) }
  if (resultat === 'GODKENDT') await godkendIndstilling(ctx, { ...input, felter: laest.data as GodkendFelter })
  else await afslaaIndstilling(ctx, { ...input, felter: laest.data as AfslagFelter })
}

async function laesFakta(ctx: TxKontekst, id: string) {
  const sag = await hentIndstilling(ctx, id, 'indstilling.se')
  const traad = await hentTraad(ctx, sag.traadId ?? '')
  const { medlemskab } = await hentForloeb(ctx, sag.borgerId)
  return {
    sag,
    tilbud: await hentTilbudsnavn(ctx, sag.tilbudstype, ctx.dag),
    emne: (await hentBorgerensEmne(ctx))(traad),
    borgerNavn: (await hentBorger(ctx, sag.borgerId, 'borger.se')).navn,
    akasse: medlemskab?.akasseNavn ?? null,
  }
}

async function ellerFund<T>(arbejde: () => Promise<T>): Promise<T | Stoppet> {
  try {
    return await arbejde()
  } catch (fejl) {
    if (fejl instanceof Afvist) return { fund: fejl.fund }
    throw fejl
  }
}

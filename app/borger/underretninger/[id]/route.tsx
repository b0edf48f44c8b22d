import { z } from 'zod'
import { type Forespoergsel, formular, type Indhold, side } from '#components/side'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Kaede } from '#components/ui/kaede'
import { Notits } from '#components/ui/notits'
import { Printhoved } from '#components/ui/printhoved'
import { Sidehoved } from '#components/ui/sidehoved'
import { visDato, visTidspunkt } from '#lib/dato'
import { laesId } from '#lib/id'
import type { TxKontekst } from '#lib/kontekst'
import { type Borgerunderretning, hentBorgerunderretning } from '#lib/nuph/borgerens'
import { forklarNuph } from '#lib/nuph/forklar'

async function vis(ctx: TxKontekst, { param, token, fund, vaerdier }: Forespoergsel): Promise<Indhold> {
  const sag = await hentBorgerunderretning(ctx, laesId(param.id ?? ''))
  return {
    side: 'Besked til din a-kasse',
    krop: (
      <>
        <Printhoved organisation={sag.afsender} hvem={ctx.aktoer.navn} naar={ctx.nu} />
        <Fejlopsummering fund={fund} />
        <Sidehoved
          tilbage={{ href: '/borger/sag', tekst: 'Min sag' }}
          titel={`${sag.kommune} har givet din a-kasse besked`}
        />
        <Kaede navn="Hvor langt er sagen?" led={sag.trin} />
        <h2>Hvad er der sket?</h2>
        <p>
          {sag.haendelse} Beskeden blev sendt den {visDato(sag.sendt)}. Sagsnummeret er {sag.sagsnummer}.
        </p>
        <h2>Hvad betyder det?</h2>
        {sag.betyder.map((tekst) => (
          <p key={tekst}>{tekst}</p>
        ))}
        <h2>Hvad skal du gøre?</h2>
        <p>{sag.goer}</p>
        {sag.kanSkrive && (
          <>
            <h2>Er det forkert?</h2>
            <p>Så ring til {sag.kommune.toLowerCase()} eller din a-kasse. Du kan også skrive her.</p>
          </>
        )}
        <Egne sag={sag} />
        {sag.kanSkrive && <Skriv token={token} sag={sag} fund={fund} tekst={vaerdier.tekst ?? ''} />}
        <h2 className="ingen-print">Hele sagen</h2>
        <p className="ingen-print">
          Du kan hente det, du kan læse om sagen, i én fil. Der står også, hvem der har set den.{' '}
          <a href={`/borger/underretninger/${param.id}/bevis.pdf`}>Hent sagen (PDF)</a>
        </p>
      </>
    ),
  }
}

function Egne({ sag }: { sag: Borgerunderretning }) {
  return sag.egne.map((e) => (
    <Notits key={e.id} titel={e.ikkeModtaget ? 'Du har skrevet, at du ikke fik indkaldelsen' : 'Du har skrevet'}>
      {e.tekst && <p>{e.tekst}</p>}
      <p className="lille">{visTidspunkt(e.tid)}. Din kommune og din a-kasse kan læse det.</p>
    </Notits>
  ))
}

function Skriv({
  token,
  sag,
  fund,
  tekst,
}: {
  token: string
  sag: Borgerunderretning
  fund: Forespoergsel['fund']
  tekst: string
}) {
  return (
    <form method="post" className="ingen-print">
      <input type="hidden" name="_token" value={token} />
      <Tekstomraade
        navn="tekst"
        label="Din forklaring"
        hjaelp="Din kommune og din a-kasse kan læse det. Skriv ikke dit CPR-nummer."
        maks={1500}
        linjer={5}
        fund={fund}
        vaerdi={tekst}
      />
      <div className="raekke">
        <button type="submit" name="slags" value="FORKLARING" className="knap">
          Send din forklaring
        </button>
        {sag.handlerOmMoede && !sag.egne.some((e) => e.ikkeModtaget) && (
          <button type="submit" name="slags" value="INDKALDELSE_IKKE_MODTAGET" className="knap sekundaer">
            Jeg har ikke modtaget indkaldelsen
          </button>
        )}
      </div>
    </form>
  )
}

export const GET = side(vis)

export const POST = formular(
  z.object({ slags: z.enum(['FORKLARING', 'INDKALDELSE_IKKE_MODTAGET']), tekst: z.string().max(20_000).default('') }),
  async (ctx, input, param) => {
    const id = laesId(param.id ?? '')
    await forklarNuph(ctx, { id, ...input })
    return `/borger/underretninger/${id}`
  },
  vis,
)

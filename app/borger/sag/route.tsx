import { Indstillingstrin } from '#components/borger/indstillingstrin'
import { side } from '#components/side'
import { Paging } from '#components/ui/paging'
import { Tidslinje } from '#components/ui/tidslinje'
import { Tomt } from '#components/ui/tomt'
import { listBorgerensTidslinje } from '#lib/events/tidslinje'
import { listIndstillinger } from '#lib/indstilling/queries'
import { hentBorgerforloeb } from '#lib/kontaktforloeb/borgerens'
import { selv } from '#lib/kontekst'
import { hentTekst, listKoder } from '#lib/regelsaet/vaerdier'

export const GET = side(async (ctx, { url }) => {
  const forloeb = await hentBorgerforloeb(ctx, selv(ctx))
  const { sager } = await listIndstillinger(ctx, { antal: 10 })
  const { linjer, naeste } = await listBorgerensTidslinje(ctx, selv(ctx), { efter: url.searchParams.get('efter') })
  const typer = new Map((await listKoder(ctx, 'tilbudstype', ctx.dag)).map((k) => [k.kode, k.navn]))
  const kommunen = await hentTekst(ctx, 'jobcenter.bestemt', ctx.dag)
  const aabne = sager.filter((s) => s.status === 'MODTAGET' || s.status === 'UNDER_BEHANDLING')
  return {
    side: 'Min sag',
    krop: (
      <>
        <h1>Min sag</h1>
        <p>{forloeb.saetning}.</p>
        {aabne.map((s) => (
          <section key={s.id} aria-label={`Anbefaling ${s.sagsnummer}`}>
            <h2>
              {typer.get(String(s.tilbudstype)) ?? 'Tilbud'} <span className="lille">{s.sagsnummer}</span>
            </h2>
            <Indstillingstrin status={s.status} kommunen={kommunen} />
          </section>
        ))}
        <h2>Det er sket</h2>
        {linjer.length === 0 && <Tomt tekst="Der er ikke sket noget endnu." />}
        <Tidslinje
          haendelser={linjer.map((l) => ({
            id: l.id,
            titel: l.tekst,
            tid: l.tid,
            hvem: l.hvem,
            tekst: l.note ?? undefined,
          }))}
        />
        <Paging hvad="hændelser" naeste={naeste ? `/borger/sag?efter=${naeste}` : undefined} />
      </>
    ),
  }
})

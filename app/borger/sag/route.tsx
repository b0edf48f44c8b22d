import { Indstillingstrin } from '#components/borger/indstillingstrin'
import { side } from '#components/side'
import { Tilbageblikstribe, Tilbageblikvalg } from '#components/tilbageblik'
import { Liste, Raekke } from '#components/ui/liste'
import { Paging } from '#components/ui/paging'
import { Printhoved } from '#components/ui/printhoved'
import { Tidslinje } from '#components/ui/tidslinje'
import { Tomt } from '#components/ui/tomt'
import { visDato } from '#lib/dato'
import { laesSlags, SLAGS, type Slags } from '#lib/events/borgerens-slags'
import { listBorgerensTidslinje } from '#lib/events/tidslinje'
import { harJobordrer } from '#lib/formidling/borgerens'
import { kortId } from '#lib/id'
import { somDeVar } from '#lib/indstilling/dengang'
import { type Indstillinglinje, listIndstillinger } from '#lib/indstilling/queries'
import { hentBorgerforloeb } from '#lib/kontaktforloeb/borgerens'
import { laesTilbageblik, medTidspunkt, slutningenAf } from '#lib/kontaktforloeb/tidspunkt'
import { selv } from '#lib/kontekst'
import { listBorgerunderretninger } from '#lib/nuph/borgerens'
import { hentTekst, listKoder } from '#lib/regelsaet/vaerdier'
import { listTildelinger, type Tildelingslinje } from '#lib/tildeling/queries'

const STI = '/borger/sag'

export const GET = side(async (ctx, { url }) => {
  const blik = laesTilbageblik(ctx, Object.fromEntries(url.searchParams))
  const til = blik.ser ? slutningenAf(blik.tidspunkt.dag) : undefined
  const slags = laesSlags(url.searchParams.get('vis'))
  const efter = url.searchParams.get('efter')
  const forloeb = await hentBorgerforloeb(ctx, selv(ctx), blik.tidspunkt)
  const { sager } = await listIndstillinger(ctx, { antal: 10 })
  const hjaelpere = await listTildelinger(ctx, { borgerId: selv(ctx), paa: blik.tidspunkt.dag })
  const underretninger = blik.ser ? [] : await listBorgerunderretninger(ctx)
  const job = !blik.ser && (await harJobordrer(ctx))
  const { linjer, naeste } = await listBorgerensTidslinje(ctx, selv(ctx), { slags, efter, til })
  const typer = new Map((await listKoder(ctx, 'tilbudstype', ctx.dag)).map((k) => [k.kode, k.navn]))
  const kommunen = await hentTekst(ctx, 'jobcenter.bestemt', blik.tidspunkt.dag)
  const dengang = til ? await somDeVar(ctx, sager, til) : sager
  const aabne = dengang.filter((s) => s.status === 'MODTAGET' || s.status === 'UNDER_BEHANDLING')
  const tilbud = (s: Indstillinglinje) => typer.get(String(s.tilbudstype)) ?? 'et tilbud'
  const adresse = (valg: { vis?: Slags | undefined; efter?: string }) => {
    const grund = medTidspunkt(STI, blik)
    const mere = new URLSearchParams(Object.entries(valg).filter((v): v is [string, string] => v[1] !== undefined))
    return mere.size === 0 ? grund : `${grund}${grund.includes('?') ? '&' : '?'}${mere}`
  }
  return {
    side: 'Min sag',
    krop: (
      <>
        <Printhoved organisation="Min sag" hvem={ctx.aktoer.navn} naar={ctx.nu} />
        <h1>Min sag</h1>
        <Tilbageblikstribe blik={blik} sti={STI} />
        <p>
          {forloeb.saetning}.{aabne.map((s) => ` ${anbefaling(s, tilbud(s), kommunen)}`)}
        </p>
        {hjaelpere.map((h) => (
          <p key={h.id}>{hjaelper(h, kommunen)}</p>
        ))}
        {aabne.map((s) => (
          <section key={s.id} aria-label={`Anbefaling ${s.sagsnummer}`}>
            <h2>
              {tilbud(s)} <span className="lille">{s.sagsnummer}</span>
            </h2>
            <Indstillingstrin status={s.status} kommunen={kommunen} />
          </section>
        ))}
        {underretninger.length > 0 && (
          <>
            <h2>Beskeder til din a-kasse</h2>
            <Liste navn="Beskeder til din a-kasse">
              {underretninger.map((u) => (
                <Raekke
                  key={u.id}
                  href={`/borger/underretninger/${kortId(u.id)}`}
                  titel={u.titel}
                  ny={u.venter}
                  dag={u.dag}
                  under={u.stand}
                />
              ))}
            </Liste>
            <p>
              <a href="/borger/sanktioner">Se, om noget har betydning for dine dagpenge</a>
            </p>
          </>
        )}
        {job && (
          <p>
            <a href="/borger/jobordrer">Job, du er foreslået til</a>
          </p>
        )}
        <h2>Det er sket</h2>
        <nav aria-label="Vis kun" className="raekke">
          <Filterlink href={adresse({})} valgt={!slags} tekst="Alt" />
          {Object.entries(SLAGS).map(([vis, tekst]) => (
            <Filterlink key={vis} href={adresse({ vis: vis as Slags })} valgt={slags === vis} tekst={tekst} />
          ))}
        </nav>
        {slags && <p className="kun-print">Kun {SLAGS[slags].toLowerCase()}</p>}
        {linjer.length === 0 && (
          <Tomt tekst={slags ? 'Der er ikke sket noget af den slags.' : 'Der er ikke sket noget endnu.'} />
        )}
        <Tidslinje
          haendelser={linjer.map((l) => ({
            id: l.id,
            titel: l.erRettelse ? `Rettelse: ${l.tekst}` : l.tekst,
            tid: l.tid,
            hvem: l.hvem,
            tekst: [l.om, l.note].filter(Boolean).join(' ') || undefined,
            link: l.link,
          }))}
        />
        {efter && (
          <p>
            <a href={adresse({ vis: slags })}>Til det nyeste</a>
          </p>
        )}
        <Paging hvad="hændelser" naeste={naeste ? adresse({ vis: slags, efter: naeste }) : undefined} />
        <Tilbageblikvalg blik={blik} sti={STI} />
      </>
    ),
  }
})

function anbefaling({ status }: Indstillinglinje, tilbud: string, kommunen: string): string {
  const Kommunen = kommunen.charAt(0).toUpperCase() + kommunen.slice(1)
  const om = tilbud.charAt(0).toLowerCase() + tilbud.slice(1)
  return status === 'UNDER_BEHANDLING'
    ? `${Kommunen} behandler en anbefaling om ${om}.`
    : `${Kommunen} har fået en anbefaling om ${om}.`
}

function hjaelper({ aktoer, til }: Tildelingslinje, kommunen: string): string {
  const Kommunen = kommunen.charAt(0).toUpperCase() + kommunen.slice(1)
  const hvorLaenge = til ? ` til og med den ${visDato(til)}` : ''
  return `${Kommunen} har bedt ${aktoer.navn} om at hjælpe dig${hvorLaenge}. ${aktoer.navn} kan se dine samtaler og dit fravær og kan give din a-kasse besked for ${kommunen}.`
}

const Filterlink = ({ href, valgt, tekst }: { href: string; valgt: boolean; tekst: string }) => (
  <a className="fil" href={href} aria-current={valgt ? 'page' : undefined}>
    {valgt ? <b>{tekst}</b> : tekst}
  </a>
)

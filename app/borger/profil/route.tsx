import { Kontakter } from '#components/borger/kontakt'
import { Mailpaamindelse } from '#components/borger/paamindelse'
import { type Forespoergsel, formular, type Indhold, side } from '#components/side'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Paging } from '#components/ui/paging'
import { Tabel } from '#components/ui/tabel'
import { Tomt } from '#components/ui/tomt'
import { listOpslag } from '#lib/audit/hvem-har-set'
import { maskerCpr } from '#lib/borger/cpr'
import { hentCpr } from '#lib/borger/find'
import { visKortDato, visKortTidspunkt } from '#lib/dato'
import { listGaesteadgange } from '#lib/gaesteadgang/queries'
import { hentBorgerforloeb } from '#lib/kontaktforloeb/borgerens'
import { selv, type TxKontekst } from '#lib/kontekst'
import { mailErTil } from '#lib/mail/er-til'
import { RetPaamindelse } from '#lib/paamindelse/input'
import { hentPaamindelse } from '#lib/paamindelse/queries'
import { fjernPaamindelse, gemPaamindelse } from '#lib/paamindelse/ret'

async function vis(ctx: TxKontekst, foresp: Forespoergsel): Promise<Indhold> {
  const { url } = foresp
  const forloeb = await hentBorgerforloeb(ctx, selv(ctx))
  const cpr = maskerCpr(await hentCpr(ctx, selv(ctx)))
  const { opslag, naeste } = await listOpslag(ctx, selv(ctx), url.searchParams.get('efter'))
  const gaester = await listGaesteadgange(ctx)
  const mail = await hentPaamindelse(ctx)
  return {
    side: 'Min profil',
    krop: (
      <>
        <Fejlopsummering fund={foresp.fund} />
        <h1>Min profil</h1>
        <Definitionsliste
          par={[
            ['Navn', ctx.aktoer.navn],
            ['CPR-nummer', cpr],
          ]}
        />
        <h2>Kontakt</h2>
        <Kontakter akasse={forloeb.akasse} kommune={forloeb.kommune} />
        {(mail || mailErTil()) && (
          <Mailpaamindelse
            p={mail}
            nu={ctx.nu}
            kanSende={mailErTil()}
            token={foresp.token}
            fund={foresp.fund}
            skrevet={foresp.vaerdier.email}
            netop={netop(url.searchParams.get('mail'))}
          />
        )}
        {gaester.length > 0 && (
          <>
            <h2 id="gaester">Hvem har gæsteadgang til mig?</h2>
            <p>Et jobcenter, du ikke hører til, kan få lov at læse om dig i en kort tid. Det skal have en grund.</p>
            <Tabel
              titel="Gæsteadgange, nyeste først"
              skjultTitel
              raekker={gaester}
              noegle={(g) => g.id}
              kolonner={[
                { titel: 'Myndighed', vis: (g) => g.organisation },
                { titel: 'Grund', vis: (g) => g.begrundelse },
                { titel: 'Fra', vis: (g) => visKortDato(g.fra) },
                {
                  titel: 'Til og med',
                  vis: (g) => (g.afsluttetTid ? `Afsluttet ${visKortTidspunkt(g.afsluttetTid)}` : visKortDato(g.til)),
                },
              ]}
            />
          </>
        )}
        <h2 id="opslag">Hvem har set mine oplysninger?</h2>
        <p>Her står, hvornår en myndighed har set på dig, og hvorfor. Du kan spørge myndigheden, hvis du undrer dig.</p>
        {opslag.length === 0 ? (
          <Tomt tekst="Ingen myndighed har set på dine oplysninger her." />
        ) : (
          <Tabel
            titel="Opslag, nyeste først"
            skjultTitel
            raekker={opslag}
            noegle={(o) => o.id}
            kolonner={[
              { titel: 'Tidspunkt', vis: (o) => visKortTidspunkt(o.tid) },
              { titel: 'Myndighed', vis: (o) => o.organisation },
              { titel: 'Hvad de gjorde', vis: (o) => o.hvad.join('. ') },
            ]}
          />
        )}
        <Paging hvad="opslag" naeste={naeste ? `/borger/profil?efter=${naeste}#opslag` : undefined} />
      </>
    ),
  }
}

const netop = (mail: string | null) => (mail === 'bekraeftet' || mail === 'fjernet' ? mail : undefined)

export const GET = side(vis)

export const POST = formular(
  RetPaamindelse,
  async (ctx, input) => {
    if (input.handling === 'fjern') {
      await fjernPaamindelse(ctx)
      return '/borger/profil?mail=fjernet#mail'
    }
    await gemPaamindelse(ctx, input)
    return '/borger/profil#mail'
  },
  vis,
)

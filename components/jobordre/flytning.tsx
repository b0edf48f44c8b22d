import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { Vaelg, Valg } from '#components/ui/valg'
import { laesId } from '#lib/id'
import { findTilknyttetJobcenter, listRekrutteringsmyndigheder } from '#lib/jobordre/myndigheder'
import { hentJobordre } from '#lib/jobordre/queries'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { hentTekst, listKoder } from '#lib/regelsaet/vaerdier'

/**
 * Giving an order on to a kommune: one that was worked on (`overdrag`), or one that was not taken (`returner`). The company's own kommune is
 * chosen, with every other below it; what each of the three gets to know stands above the button.
 */
export async function Flytning({
  id,
  soegeparametre,
  slags,
  action,
}: {
  id: string
  soegeparametre: Soegeparametre
  slags: 'overdrag' | 'returner'
  action: (data: FormData) => Promise<void>
}) {
  const parametre = await soegeparametre
  const { ordre, grunde, egen, alle, kommunen, subject } = await laes(
    async (ctx, session) => {
      const ordre = await hentJobordre(ctx, laesId(id), 'jobordre.overdrag')
      return {
        ordre,
        grunde: await listKoder(ctx, 'overdragelsesaarsag', ctx.dag),
        egen: await findTilknyttetJobcenter(ctx, ordre.pNummer, ctx.dag),
        alle: (await listRekrutteringsmyndigheder(ctx, { dag: ctx.dag })).filter((m) => m.type === 'jobcenter'),
        kommunen: await hentTekst(ctx, 'jobcenter.bestemt_stort', ctx.dag),
        subject: session.subject,
      }
    },
    ['akasse'],
  )
  const side = `/myndighed/jobordrer/${id}`
  const { fund, felter } = await laesSvar(parametre, subject, `${side}/${slags}`)
  const overdrag = slags === 'overdrag'
  const titel = overdrag ? 'Overdrag jobordren' : 'Returnér jobordren'
  return (
    <>
      <Sidetitel side={titel} fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved tilbage={{ href: side, tekst: 'jobordren' }} titel={titel} />
      <p>
        {ordre.titel} hos {ordre.virksomhedNavn}, {ordre.sagsnummer}
      </p>
      <form action={action} className="max-w-[70ch]">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={ordre.version} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Vaelg
          navn="tilId"
          label="Overdrages til"
          hjaelp={egen ? 'Virksomhedens egen kommune er valgt.' : 'Vælg den kommune, arbejdsstedet ligger i.'}
          fund={fund}
          valgt={felter?.tilId ?? egen?.id}
          muligheder={alle.map((m) => ({ vaerdi: m.id, tekst: m.navn }))}
        />
        <Valg
          navn="aarsag"
          label="Grund"
          fund={fund}
          valgt={felter?.aarsag}
          muligheder={grunde.map((g) => ({ vaerdi: g.kode, tekst: g.navn }))}
        />
        <Tekstomraade
          navn="kommentar"
          label="Uddyb grunden"
          hjaelp="Virksomheden og modtageren kan læse det."
          valgfri
          maks={1000}
          linjer={3}
          fund={fund}
          vaerdi={felter?.kommentar ?? ''}
        />
        <Notits art="advarsel" titel="Det kan ikke fortrydes">
          <p>
            Virksomheden får besked med det samme. {kommunen} ser antal og status, men ikke hvem I har henvist.
            {overdrag && ' Jeres åbne henvisninger bliver hos jer, og aftaler om samarbejde ophører.'}
          </p>
        </Notits>
        <div className="raekke">
          <Knap art="fare">{titel}</Knap>
          <KnapLink art="sekundaer" href={side}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

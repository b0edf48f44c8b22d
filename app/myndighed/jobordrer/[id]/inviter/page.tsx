import { Sidetitel } from '#components/sidetitel'
import { Datofelt } from '#components/ui/datofelt'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { Vaelg } from '#components/ui/valg'
import { laesId } from '#lib/id'
import { hentJobordre } from '#lib/jobordre/queries'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { listAkasserPaaDagen } from '#lib/samarbejde/queries'
import { inviter } from '../../actions'

/** Asking another a-kasse, by name, to help with this one order. */
export default async function InviterAkasse({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  const [{ id }, parametre] = [await params, await searchParams]
  const { ordre, akasser, dag, subject } = await laes(
    async (ctx, session) => ({
      ordre: await hentJobordre(ctx, laesId(id), 'samarbejde.inviter'),
      akasser: (await listAkasserPaaDagen(ctx)).filter((a) => a.id !== ctx.aktoer.organisation.id),
      dag: ctx.dag,
      subject: session.subject,
    }),
    ['akasse'],
  )
  const side = `/myndighed/jobordrer/${id}`
  const { fund, felter } = await laesSvar(parametre, subject, `${side}/inviter`)
  return (
    <>
      <Sidetitel side="Invitér a-kasse" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved tilbage={{ href: side, tekst: 'jobordren' }} titel="Invitér en a-kasse" />
      <p>
        {ordre.titel} hos {ordre.virksomhedNavn}, {ordre.sagsnummer}
      </p>
      <form action={inviter} className="max-w-[70ch]">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Vaelg
          navn="akasse"
          label="A-kasse"
          fund={fund}
          valgt={felter?.akasse}
          muligheder={akasser.map((a) => ({ vaerdi: a.kode, tekst: a.navn }))}
        />
        <Tekstomraade
          navn="tekst"
          label="Hvad vil I gerne have hjælp til?"
          hjaelp="A-kassen læser det. Skriv ikke, hvem virksomheden eller kandidaterne er."
          maks={1000}
          linjer={4}
          fund={fund}
          vaerdi={felter?.tekst ?? ''}
        />
        <Datofelt navn="fra" label="Fra" fund={fund} vaerdi={dag} skrevet={felter} />
        <Datofelt
          navn="til"
          label="Til og med"
          hjaelp="Senest formidlingsfristen."
          fund={fund}
          vaerdi={ordre.formidlingsfrist ?? undefined}
          skrevet={felter}
        />
        <Notits titel="De ser ikke jeres kandidater eller kontaktpersonen">
          <p>
            De ser titel, stillingsbetegnelse, beskrivelse, by, arbejdstid, startdato, frist og antal stillinger. Kun I
            sender kandidater til virksomheden.
          </p>
        </Notits>
        <div className="raekke">
          <Knap>Send invitationen</Knap>
          <KnapLink art="sekundaer" href={side}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

import { side } from '#components/side'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Notits } from '#components/ui/notits'
import { Printhoved } from '#components/ui/printhoved'
import { laesId } from '#lib/id'
import { hentJobordre } from '#lib/jobordre/queries'
import { IkkeFundet } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'

/** That it was sent: to whom, its number, and what happens now. */
export const GET = side(async (ctx, { param }) => {
  const ordre = await hentJobordre(ctx, laesId(param.id), 'jobordre.send')
  if (!ordre.sendtTid) throw new IkkeFundet('kvittering for en kladde')
  const dage = await hentTal(ctx, 'jobordre_modtag_arbejdsdage', ctx.dag)
  const holdes = ordre.tilbageholdt.length > 0
  return {
    side: 'Kvittering',
    krop: (
      <>
        <Printhoved
          organisation={ordre.virksomhedNavn}
          sagsnummer={ordre.sagsnummer ?? undefined}
          hvem={ctx.aktoer.navn}
          naar={ctx.nu}
        />
        <h1>{holdes ? 'Jobordren er gemt' : 'Jobordren er sendt'}</h1>
        {holdes ? (
          <Notits art="advarsel" titel="Jobordren er gemt, men skal godkendes, før den sendes.">
            <p>Kundesupport kontakter jer.</p>
          </Notits>
        ) : (
          <Notits art="succes" titel={`Jobordren er sendt til ${ordre.myndighedNavn}.`}>
            <p>Har I ikke hørt fra dem efter {dage} arbejdsdage, får I besked og kan vælge en anden.</p>
          </Notits>
        )}
        <Definitionsliste
          par={[
            ['Titel', ordre.titel],
            ['Jobordrenummer', ordre.sagsnummer],
            [holdes ? 'Sendes bagefter til' : 'Hos', ordre.myndighedNavn],
            ['Sagsbehandler', ordre.sagsbehandlerNavn ?? (holdes ? '' : 'I kan se hvem, når jobordren er modtaget')],
          ]}
        />
        <p>
          <a className="knap" href={`/arbejdsgiver/jobordrer/${ordre.id}`}>
            Se jobordren
          </a>
        </p>
        <p>
          <a className="fil" href="/arbejdsgiver">
            Gå til jeres jobordrer
          </a>
        </p>
      </>
    ),
  }
}, 'virksomhed')

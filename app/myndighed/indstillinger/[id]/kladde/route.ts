import { laesId } from '#lib/id'
import { IndstillingFelter } from '#lib/indstilling/input'
import { gemKladde } from '#lib/indstilling/kladde'
import { autogem } from '#lib/medarbejder/autogem'

/** Where the page keeps the draft of an indstilling by itself. */
export const POST = (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
  autogem(request, async (ctx, felter) => {
    const id = laesId((await params).id)
    const laest = IndstillingFelter.safeParse(felter)
    return laest.success ? gemKladde(ctx, { id, version: Number(felter.version), felter: laest.data }) : null
  })

import { laesId } from '#lib/id'
import { autogem } from '#lib/medarbejder/autogem'
import { gemFormular } from '#lib/min-plan/form'

/** Where the page keeps the draft of Min plan by itself. */
export const POST = (request: Request, { params }: { params: Promise<{ borgerId: string }> }): Promise<Response> =>
  autogem(request, async (ctx, felter) =>
    gemFormular(ctx, {
      borgerId: laesId((await params).borgerId),
      kladdeversion: Number(felter.kladdeversion),
      grundlag: Number(felter.grundlag),
      felter,
    }),
  )

import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '#lib/login'

type Args = { params: Promise<{ nextauth: string[] }> }

/** Of next-auth's own doors only the issuer's way back is open; sign-in and sign-out have pages of ours. */
export async function GET(request: NextRequest, args: Args): Promise<Response> {
  const { nextauth } = await args.params
  if (nextauth[0] !== 'callback' || nextauth.length !== 2) return new Response(null, { status: 404 })
  return NextAuth(request as never, { params: { nextauth } } as never, authOptions()) as unknown as Response
}

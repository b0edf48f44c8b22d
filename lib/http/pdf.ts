/** A PDF we made ourselves, shown in the browser. Only our own files may be shown; attachments are always downloads. */
export const pdfSvar = (pdf: Uint8Array<ArrayBufferLike>, navn: string): Response =>
  new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${navn}"`,
      'content-security-policy': "default-src 'none'; frame-ancestors 'self'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })

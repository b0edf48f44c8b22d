/** Reads an e-mail of one part in plain text, as Samspor writes it: headers, encoded words, quoted-printable and base64. */
export function laesMail(raa: string): { messageId: string; emne: string; tekst: string } {
  const [, hoveder = '', krop = ''] = /^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(raa) ?? []
  const foldetUd = hoveder.replace(/\r?\n[ \t]+/g, ' ')
  const hoved = (navn: string) => new RegExp(`^${navn}:[ \\t]*(.*)$`, 'im').exec(foldetUd)?.[1]?.trim() ?? ''
  return {
    messageId: hoved('message-id'),
    emne: ord(hoved('subject')),
    tekst: afkod(krop, hoved('content-transfer-encoding').toLowerCase()).replaceAll('\r\n', '\n').trim(),
  }
}

function afkod(krop: string, kodning: string): string {
  if (kodning === 'base64') return Buffer.from(krop, 'base64').toString('utf8')
  if (kodning === 'quoted-printable') return bytes(krop.replace(/=\r?\n/g, ''))
  return krop
}

/** `=?UTF-8?Q?Bekr=C3=A6ft?=` as text; blanks between two encoded words are not part of it (RFC 2047). */
const ord = (tekst: string): string =>
  tekst
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, slags: string, kodet: string) =>
      slags.toLowerCase() === 'b' ? Buffer.from(kodet, 'base64').toString('utf8') : bytes(kodet.replaceAll('_', ' ')),
    )

const bytes = (kodet: string): string =>
  Buffer.from(
    kodet.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

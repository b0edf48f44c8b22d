import { beskrevet, Felt, type FeltProps } from '#components/ui/felt'

/** One file. The form must be sent as `multipart/form-data`. `typer` is the browser's filter, the server decides. */
export function Filfelt({
  typer = 'application/pdf',
  ...resten
}: Omit<FeltProps, 'label'> & { label?: string; typer?: string }) {
  const felt = { label: 'Vedhæft bilag', hjaelp: 'PDF. Højst 10 MB.', ...resten }
  return (
    <Felt {...felt}>
      <input type="file" id={felt.navn} name={felt.navn} accept={typer} {...beskrevet(felt)} />
    </Felt>
  )
}

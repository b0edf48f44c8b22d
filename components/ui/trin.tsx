/** Where one is in a form of several pages: "Trin 3 af 6: Hvor og hvornår?" as the page's heading. */
export function Trin({ nr, antal, titel }: { nr: number; antal: number; titel: string }) {
  return (
    <h1>
      <span className="lille block font-normal">
        Trin {nr} af {antal}
        <span className="sr">: </span>
      </span>
      {titel}
    </h1>
  )
}

// What an employer's page can do besides, when it has script: suggestions while one types a title, and a draft that saves itself.
// Served as it stands. Without it the same fields and buttons do the same.
;(() => {
  const nyt = (navn, egenskaber) => Object.assign(document.createElement(navn), egenskaber)

  // [data-forslag=address]: an input, a button [data-soeg], a place for the choice [data-valg=field name] and a p[role=status].
  for (const boks of document.querySelectorAll('[data-forslag]')) {
    const felt = boks.querySelector('input')
    const valg = boks.querySelector('[data-valg]')
    const status = boks.querySelector('[role=status]')
    const liste = nyt('div', { id: `${felt.id}-liste`, className: 'forslagsliste', hidden: true, role: 'listbox' })
    liste.setAttribute('aria-label', 'Stillingsbetegnelser')
    felt.after(liste)
    felt.autocomplete = 'off'
    const saet = (navn, vaerdi) => felt.setAttribute(navn, vaerdi)
    saet('role', 'combobox')
    saet('aria-autocomplete', 'list')
    saet('aria-controls', liste.id)
    saet('aria-expanded', 'false')
    let fundet = []
    let aktiv = -1
    let ur
    const peg = (nr) => {
      aktiv = nr
      ;[...liste.children].forEach((o, i) => {
        o.ariaSelected = i === nr
        if (i === nr) o.scrollIntoView({ block: 'nearest' })
      })
      if (nr < 0) felt.removeAttribute('aria-activedescendant')
      else saet('aria-activedescendant', `${felt.id}-${nr}`)
    }
    const vis = (stillinger, besked) => {
      fundet = stillinger
      liste.replaceChildren(
        ...fundet.map((s, i) => nyt('div', { id: `${felt.id}-${i}`, role: 'option', textContent: tekst(s) })),
      )
      liste.hidden = !fundet.length
      saet('aria-expanded', !liste.hidden)
      peg(-1)
      status.textContent = besked
    }
    const luk = () => {
      clearTimeout(ur)
      vis([], '')
    }
    const tekst = (s) => (s.titel === s.stilling ? s.titel : `${s.titel} (${s.stilling})`)
    const vaelg = (s) => {
      const id = `${felt.id}-valgt`
      const label = nyt('label', { className: 'valg', htmlFor: id })
      label.append(
        nyt('input', { type: 'radio', id, name: valg.dataset.valg, value: s.vaerdi, checked: true }),
        nyt('span', { textContent: tekst(s) }),
      )
      valg.replaceChildren(label)
      felt.value = s.titel
      luk()
      status.textContent = `Valgt: ${tekst(s)}`
      felt.dispatchEvent(new Event('change', { bubbles: true }))
    }
    felt.oninput = () => {
      const soegt = felt.value.trim()
      luk()
      if (soegt.length < 2) return
      ur = setTimeout(async () => {
        try {
          const svar = await fetch(`${boks.dataset.forslag}?soeg=${encodeURIComponent(soegt)}`)
          if (!svar.ok) throw svar
          const { stillinger } = await svar.json()
          if (felt.value.trim() !== soegt) return
          const antal = stillinger.length
          vis(stillinger, antal ? `${antal} forslag. Vælg med piletasterne.` : 'Ingen forslag. Prøv et andet ord.')
        } catch {
          vis([], 'Forslagene kan ikke hentes. Brug knappen Søg.')
        }
      }, 150)
    }
    felt.onkeydown = (t) => {
      const sidste = fundet.length - 1
      if (t.key === 'Enter') {
        t.preventDefault() // never sends the whole form by accident
        if (fundet[aktiv]) vaelg(fundet[aktiv])
        else if (sidste < 0) boks.querySelector('[data-soeg]').click()
        return
      }
      if (sidste < 0) return
      if (t.key === 'ArrowDown') peg(aktiv < sidste ? aktiv + 1 : 0)
      else if (t.key === 'ArrowUp') peg(aktiv > 0 ? aktiv - 1 : sidste)
      else if (t.key === 'Escape') luk()
      else return
      t.preventDefault()
    }
    felt.onblur = luk
    liste.onmousedown = (m) => m.preventDefault()
    liste.onclick = (m) => {
      const nr = [...liste.children].indexOf(m.target)
      if (nr >= 0) vaelg(fundet[nr])
    }
  }

  // form[data-gem=address] with a [data-gemt]: the answer is { kl, felter: { name: new value }, besked }.
  for (const form of document.querySelectorAll('form[data-gem]')) {
    const status = form.querySelector('[data-gemt]')
    let ur
    let undervejs
    const gem = async () => {
      try {
        const body = new URLSearchParams(new FormData(form))
        const svar = await (await fetch(form.dataset.gem, { method: 'POST', body })).json()
        for (const navn in svar.felter) form.elements[navn].value = svar.felter[navn]
        status.textContent = svar.kl ? `Kladden er gemt kl. ${svar.kl}` : svar.besked || 'Kladden er ikke gemt.'
      } catch {
        status.textContent = 'Kladden er ikke gemt. Vi prøver igen, når du skriver.'
      }
      undervejs = undefined
    }
    const senere = () => {
      clearTimeout(ur)
      // One at a time: the next needs the version that this one gets.
      ur = setTimeout(async () => {
        await undervejs
        undervejs = gem()
      }, 3000)
    }
    form.addEventListener('input', senere)
    form.addEventListener('change', senere)
    form.addEventListener('submit', (s) => {
      clearTimeout(ur)
      if (!undervejs) return
      s.preventDefault()
      const knap = s.submitter
      undervejs.then(() => form.requestSubmit(knap))
    })
  }
})()

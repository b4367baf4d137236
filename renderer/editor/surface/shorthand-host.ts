/** What shorthand asks of the world around the text: who is known, which day is meant, how fields are written. */
import { refMeant, whomMeant } from '#note/shorthand/whom.ts'
import type { OpenNote } from '../../note/open-note.ts'
import type { DueReader } from './due-reader.ts'
import type { PeopleSources } from './person-rows.ts'
import type { ShorthandHost } from './take-shorthand.ts'

/** What whoever shows the text knows. */
interface Around {
  readonly people: () => PeopleSources
  readonly dates: () => DueReader
  readonly onTaken: ShorthandHost['onTaken']
}

export function shorthandHost(note: OpenNote, host: Around): ShorthandHost {
  const present = ({ me, present: here }: PeopleSources): ReadonlySet<string> =>
    new Set([me.id, ...here.map((person) => person.id ?? person.name)])
  const everybody = (sources: PeopleSources): PeopleSources['people'] => {
    const { me, people } = sources
    const here = sources.present.map(({ id, name }) => ({ id: id ?? name, name }))
    return [...new Map([...here, me, ...people].map((person) => [person.id, person])).values()]
  }
  return {
    judge: {
      isDate: (words) => host.dates().read(words) !== null,
      isPerson: (words) => {
        const sources = host.people()
        return whomMeant(words, everybody(sources), present(sources)) !== null
      },
    },
    ownerOf: (typed) => {
      const sources = host.people()
      return refMeant(typed, everybody(sources), present(sources))
    },
    dates: host.dates,
    setFields: (line, fields) =>
      note.lines.together(() => {
        for (const [field, value] of Object.entries(fields)) note.lines.setField(line, field, value)
      }),
    onTaken: host.onTaken,
  }
}

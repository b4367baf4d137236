/**
 * What stands in the place of text that is on its way: nothing for the first 200 ms, then still bars.
 */
import { useEffect, useState, type ReactNode } from 'react'

const QUIET_START_MS = 200
const WIDTHS = ['bar-70', 'bar-100', 'bar-90', 'bar-60', 'bar-80', 'bar-40'] as const

export function Bars({ label }: { readonly label: string }): ReactNode {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), QUIET_START_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="bars" role="status" aria-label={label}>
      {shown ? WIDTHS.map((width) => <i key={width} className={width} />) : null}
    </div>
  )
}

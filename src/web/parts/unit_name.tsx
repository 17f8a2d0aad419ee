import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'

/** A unit by its name where only its code travelled. */
export function UnitName({ code }: { readonly code: string }) {
  const unit = useQuery({ queryKey: ['unit', code], queryFn: () => api.unit(code), staleTime: 600_000 })
  return <>{unit.data?.name ?? code}</>
}

/** The house's mark: 有 over the base line of 据, drawn as a cut seal. One stroke weight, no ornament. */
export function Seal({ size = 28 }: { readonly size?: number }) {
  return (
    <svg className="seal" width={size} height={size} viewBox="0 0 48 48" role="img" aria-label="有据">
      <rect x="1.5" y="1.5" width="45" height="45" rx="5" fill="var(--solid)" />
      <rect x="5" y="5" width="38" height="38" rx="2.5" fill="none" stroke="#fff" strokeOpacity=".35" />
      <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="square">
        <path d="M11 15.5h26M22.5 9.5C20.6 16 17 21.6 11.5 25.6M18.5 21.5V39M18.5 21.5h16V37l-3.5 1.6M18.5 27h16M18.5 32.4h16" />
      </g>
    </svg>
  )
}

/** Who comes to a school to see whether it is safe, and enters there what is found. */
export const INSPECTORS = ['township.officer', 'county.safety_section', 'city.safety_section'] as const

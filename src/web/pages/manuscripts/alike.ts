/** Which section of one paper answers to a section of another: papers of two years seldom number alike. */

const NUMBERING = /^(?:[（(]?[一二三四五六七八九十百]+[)）、.．]|\d+[.、．])\s*/
const bare = (title: string): string =>
  title
    .replace(NUMBERING, '')
    .replace(/\d{4}年?/g, '')
    .trim()

/** By its title without number and year; else by its place. Undefined where the other paper is empty. */
export const alike = <One extends { readonly title: string }>(
  section: { readonly title: string },
  place: number,
  others: readonly One[],
): One | undefined =>
  others.find(({ title }) => bare(title) === bare(section.title)) ?? others[Math.min(place, others.length - 1)]

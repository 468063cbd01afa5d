/** Places nearer than this are read in one go, which is cheaper than the text around each of them. */
const mergedGap = 64;
/** The longest place, so that a window stays small however dense the codes are. */
const longestPlace = 2 ** 14;

/** Places of a log that may hold a code. */
export interface Places {
  add(from: number, to: number): void;
  /** Hands out the places that begin before an offset, in order. */
  takeBefore(offset: number): void;
}

/** Collects places that come nearly in order, and hands them out in order, near ones as one. */
export function collectPlaces(take: (from: number, to: number) => void): Places {
  let places: [from: number, to: number][] = [];
  return {
    add: (from, to) => {
      const place: [from: number, to: number] = [from, to];
      for (let at = places.length - 1; at >= 0; at--) {
        const other = places[at];
        if (!other || other[1] + mergedGap < place[0]) break;
        if (
          other[0] > place[1] + mergedGap ||
          Math.max(other[1], place[1]) - Math.min(other[0], place[0]) > longestPlace
        )
          continue;
        place[0] = Math.min(place[0], other[0]);
        place[1] = Math.max(place[1], other[1]);
        places.splice(at, 1);
      }
      let at = places.length;
      while (at > 0 && (places[at - 1]?.[0] ?? 0) > place[0]) at--;
      places.splice(at, 0, place);
    },
    takeBefore: (offset) => {
      let count = 0;
      for (const [from, to] of places) {
        if (to >= offset) break;
        take(from, to);
        count++;
      }
      if (count > 0) places = places.slice(count);
    },
  };
}

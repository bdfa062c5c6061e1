// The screens in the order of the navigation. `key` is the letter that follows "g" on the keyboard; `card` draws one
// thing of the list. A screen without `title` is reached from others alone.
import { ClaimView } from "./claim.jsx";
import { Claims } from "./claims.jsx";
import { DocumentView } from "./document.jsx";
import { Documents } from "./documents.jsx";
import { Lineage } from "./lineage.jsx";
import { Log } from "./log.jsx";
import { MapView } from "./map.jsx";
import { Missing } from "./missing.jsx";
import { Pair } from "./pair.jsx";
import { Review } from "./review.jsx";
import { Search } from "./search.jsx";
import { SourceView, Sources } from "./sources.jsx";
import { Timeline } from "./timeline.jsx";
import { Overview } from "./overview.jsx";

export const SCREENS = {
  overview: { title: "Overview", key: "o", list: Overview },
  lineage: { title: "Lineage", key: "l", list: Lineage },
  claims: { title: "Claims", key: "c", list: Claims, card: ClaimView },
  sources: { title: "Sources", key: "s", list: Sources, card: SourceView },
  documents: { title: "Documents", key: "d", list: Documents, card: DocumentView },
  pair: { title: "Side by side", key: "p", list: Pair },
  timeline: { title: "Timeline", key: "t", list: Timeline },
  map: { title: "Map", key: "m", list: MapView },
  missing: { title: "Missing", key: "i", list: Missing },
  review: { title: "Review", key: "r", list: Review },
  search: { title: "Search", key: "f", list: Search },
  log: { title: "Log", key: "h", list: Log },
};

// Playing the years: the end of the time window moves on by a year at a time.

import { yearRange } from "./sidebar.js";

const PAUSE = 900;

/** A player over the years of the graph, with `toggle`, `stop` and `playing`. */
export function startPlayer(graph, getState, update) {
  let timer = null;
  const stop = () => {
    clearInterval(timer);
    timer = null;
  };
  const step = () => {
    const [first, last] = yearRange(graph);
    const until = getState().until || first - 1;
    if (until + 1 >= last) stop();
    update({ until: until + 1 >= last ? 0 : until + 1 });
  };
  const toggle = () => {
    if (timer) {
      stop();
      update({});
    } else {
      timer = setInterval(step, PAUSE);
      update({ until: yearRange(graph)[0] });
    }
  };
  return { toggle, stop, playing: () => timer !== null };
}

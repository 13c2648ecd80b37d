// Habits live with the browser, what was typed and not sent with its tab.
const store = ofTab => ofTab ? sessionStorage : localStorage;

export function get(key, ofTab) {
  try { return store(ofTab).getItem(key); } catch { return null; }
}

export function set(key, value, ofTab) {
  try {
    if (value === null) store(ofTab).removeItem(key);
    else store(ofTab).setItem(key, value);
  } catch { /* full, or refused: a habit is not worth an error */ }
}

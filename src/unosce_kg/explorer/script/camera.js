// What part of the drawing the screen shows.

const LEAST_SCALE = 0.02;
const MOST_SCALE = 5;
const EDGE = 60; // pixels from the edge of the screen

/** The view of vis-network, moved and zoomed. */
export class Camera {
  constructor(graph, view, container) {
    Object.assign(this, { graph, view, container });
  }

  /** The screen in pixels, the scale, the centre in page units, and where a place of the page stands on the screen. */
  look() {
    const { clientWidth: width, clientHeight: height } = this.container;
    const scale = this.view.getScale();
    const centre = this.view.getViewPosition();
    const project = ({ x, y }) => [(x - centre.x) * scale + width / 2, (y - centre.y) * scale + height / 2];
    return { screen: { width, height }, scale, centre, project };
  }

  /** Bring all of these nodes into the window, at a scale of `closest` at most. */
  fit(nodes, closest) {
    const { clientWidth: width, clientHeight: height } = this.container;
    if (!nodes.length || !width || !height) return;
    this.view.redraw(); // takes the size of a canvas that was hidden until now
    const box = boundingBox(nodes.map((index) => this.graph.nodes[index]));
    const room = Math.min(width / 5, 150); // for labels at the sides
    const scale = Math.min(
      (width - room) / Math.max(box.width, 1),
      (height - 90) / Math.max(box.height, 1),
      closest,
    );
    this.view.moveTo({
      position: { x: box.x, y: box.y },
      scale: Math.max(scale, LEAST_SCALE),
      animation: false,
    });
  }

  /** Make sure that the node can be seen, without changing the zoom more than needed. */
  reveal(index) {
    const { x, y } = this.graph.nodes[index];
    this.view.moveTo({ position: { x, y }, scale: Math.max(this.view.getScale(), 0.7), ...gently() });
  }

  /** Move just as far as needed to have these nodes on the screen: the panel may have come over them. */
  keepOnScreen(nodes) {
    const { screen, project, scale, centre } = this.look();
    const places = nodes.map((index) => project(this.graph.nodes[index]));
    const overshoot = (axis, side) => {
      const [low, high] = [Math.min, Math.max].map((pick) => pick(...places.map((place) => place[axis])));
      return Math.max(high - screen[side] + EDGE, 0) || Math.min(low - EDGE, 0);
    };
    const [x, y] = [overshoot(0, "width"), overshoot(1, "height")];
    if (!x && !y) return;
    this.view.moveTo({ position: { x: centre.x + x / scale, y: centre.y + y / scale }, ...gently() });
  }

  zoom(factor) {
    this.view.moveTo({ scale: within(this.view.getScale() * factor) });
  }

  /** Bring a scale that the wheel or two fingers made back within its bounds. */
  keepInReach() {
    const scale = this.view.getScale();
    if (scale !== within(scale)) this.view.moveTo({ scale: within(scale) });
  }
}

function within(scale) {
  return Math.min(Math.max(scale, LEAST_SCALE), MOST_SCALE);
}

function gently() {
  return { animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 250 } };
}

function boundingBox(nodes) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, size } of nodes) {
    left = Math.min(left, x - size);
    right = Math.max(right, x + size);
    top = Math.min(top, y - size);
    bottom = Math.max(bottom, y + size);
  }
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

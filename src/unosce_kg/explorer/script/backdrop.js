// The drawing kept as a picture: while it moves, or while only what is chosen changes, the picture is shown again.

const MARGIN = 0.25; // of the screen, on each side, so that a short move needs no new picture
const MOST_PIXELS = 24e6;

/** A picture of the part of the page around the screen; `show` renews it where it does not fit any more. */
export class Backdrop {
  constructor() {
    this.canvas = document.createElement("canvas");
    this.version = null;
  }

  /**
   * Put the picture into the context. The view has the `screen` (width and height in pixels), its `centre` in page
   * units, the `scale`, the pixel `ratio`, whether it is `moving`, and the `version` of what is drawn;
   * `paint(context, scale)` draws anew in page units.
   */
  show(context, view, paint) {
    if (!this.fits(view)) this.renew(view, paint);
    const { screen, centre, scale, ratio } = view;
    const zoom = scale / this.scale;
    const width = (this.canvas.width / this.ratio) * zoom;
    const height = (this.canvas.height / this.ratio) * zoom;
    const left = screen.width / 2 + (this.centre.x - centre.x) * scale - width / 2;
    const top = screen.height / 2 + (this.centre.y - centre.y) * scale - height / 2;
    context.save();
    // Whole pixels, or letters and lines would blur.
    context.setTransform(1, 0, 0, 1, 0, 0);
    const place = [left, top].map((value) => (zoom === 1 ? Math.round(value * ratio) : value * ratio));
    context.drawImage(this.canvas, ...place, width * ratio, height * ratio);
    context.restore();
  }

  fits({ screen, centre, scale, ratio, moving, version }) {
    if (version !== this.version || ratio !== this.ratio) return false;
    if (screen.width !== this.screen.width || screen.height !== this.screen.height) return false;
    const zoom = scale / this.scale;
    if (!moving && zoom !== 1) return false;
    if (zoom < 0.5 || zoom > 2) return false;
    const slack = (side, axis) =>
      (this.reach[axis] * zoom - screen[side]) / 2 - Math.abs(this.centre[axis] - centre[axis]) * scale;
    // A picture that is zoomed out may leave a border until the movement ends.
    return zoom < 1 || (slack("width", "x") >= 0 && slack("height", "y") >= 0);
  }

  renew({ screen, centre, scale, ratio, version }, paint) {
    const pixels = screen.width * screen.height * ratio * ratio * (1 + 2 * MARGIN) ** 2;
    const margin = pixels > MOST_PIXELS ? 0 : MARGIN;
    this.reach = {
      x: Math.round(screen.width * (1 + 2 * margin)),
      y: Math.round(screen.height * (1 + 2 * margin)),
    };
    Object.assign(this, { screen: { ...screen }, centre: { ...centre }, scale, ratio, version });
    const [width, height] = [Math.round(this.reach.x * ratio), Math.round(this.reach.y * ratio)];
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    const context = this.canvas.getContext("2d");
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    const unit = scale * ratio;
    context.setTransform(unit, 0, 0, unit, width / 2 - centre.x * unit, height / 2 - centre.y * unit);
    paint(context, scale);
  }
}

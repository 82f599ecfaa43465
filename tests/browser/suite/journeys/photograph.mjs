import { byTestId } from "../world.mjs";

/** A picture in the form: of the camera where the device has one, else of a file. */
export const photograph = (world, name) =>
  world.page.run(
    `const picture = document.createElement("canvas");
     picture.width = picture.height = 64;
     picture.getContext("2d").fillRect(8, 8, 40, 40);
     const bytes = Uint8Array.from(atob(picture.toDataURL("image/jpeg").split(",")[1]), (c) => c.charCodeAt(0));
     const chosen = new DataTransfer();
     chosen.items.add(new File([bytes], arguments[1], { type: "image/jpeg" }));
     const field = document.querySelector(arguments[0]) ?? document.querySelector(arguments[2]);
     field.files = chosen.files;
     field.dispatchEvent(new Event("change", { bubbles: true }));`,
    byTestId("attachment-photo-input"), name, byTestId("attachment-pick-input"));

import { byTestId } from "../world.mjs";

const choose = (world, file) =>
  world.page.run(
    `const file = ${file};
     const chosen = new DataTransfer();
     chosen.items.add(file);
     const field = document.querySelector(arguments[0]) ?? document.querySelector(arguments[1]);
     field.files = chosen.files;
     field.dispatchEvent(new Event("change", { bubbles: true }));`,
    byTestId("attachment-photo-input"), byTestId("attachment-pick-input"));

/** A picture in the form: of the camera where the device has one, else of a file. */
export const photograph = (world, name) =>
  choose(world, `(() => {
     const picture = document.createElement("canvas");
     picture.width = picture.height = 64;
     picture.getContext("2d").fillRect(8, 8, 40, 40);
     const bytes = Uint8Array.from(atob(picture.toDataURL("image/jpeg").split(",")[1]), (c) => c.charCodeAt(0));
     return new File([bytes], ${JSON.stringify(name)}, { type: "image/jpeg" });
   })()`);

/** A file of a kind that no form takes. */
export const attachText = (world, name) => choose(world, `new File(["Nota"], ${JSON.stringify(name)}, { type: "text/plain" })`);

#include "base/json_reader.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <fmt/format.h>

/// ObjectReader's way into the objects and arrays inside an object.
namespace spotme::base {

namespace json = boost::json;

std::string ObjectReader::path_of(const Node& node) {
  if (node.parent == nullptr) return {};
  auto path = path_of(*node.parent) + std::string(node.name);
  if (node.item) path += fmt::format("[{}]", *node.item);
  return path + ".";
}

ObjectReader ObjectReader::child(std::string_view name, const json::value* value, std::optional<std::size_t> item) {
  const auto* object = value == nullptr ? nullptr : value->if_object();
  state_->nodes.push_back(Node{object == nullptr ? &nothing() : object, node_, name, item});
  return {state_, &state_->nodes.back()};
}

ObjectReader ObjectReader::required_object(std::string_view name) {
  const auto* value = find(name, true);
  if (value != nullptr && !value->is_object()) refuse_type(name, "object");
  return child(name, value);
}

std::optional<ObjectReader> ObjectReader::optional_object(std::string_view name) {
  const auto* value = find(name, false);
  if (value == nullptr) return std::nullopt;
  if (!value->is_object()) refuse_type(name, "object");
  return child(name, value);
}

const json::array* ObjectReader::find_array(std::string_view name, std::size_t most_items) {
  const auto* value = find(name, true);
  if (value == nullptr) return nullptr;
  const auto* array = value->if_array();
  if (array == nullptr) {
    refuse_type(name, "array");
  } else if (array->size() > most_items) {
    refuse(name, Code::invalid, "too_many_items", {{"limit", fmt::to_string(most_items)}});
    return nullptr;
  }
  return array;
}

std::vector<ObjectReader> ObjectReader::required_objects(std::string_view name, std::size_t most_items) {
  std::vector<ObjectReader> readers;
  const auto* array = find_array(name, most_items);
  if (array == nullptr) return readers;
  readers.reserve(array->size());
  for (std::size_t i = 0; i < array->size(); ++i) {
    if (!(*array)[i].is_object()) refuse_type(fmt::format("{}[{}]", name, i), "object");
    readers.push_back(child(name, &(*array)[i], i));
  }
  return readers;
}

std::vector<ObjectReader> ObjectReader::optional_objects(std::string_view name, std::size_t most_items) {
  if (find(name, false) == nullptr) return {};
  return required_objects(name, most_items);
}

std::vector<std::string> ObjectReader::required_texts(std::string_view name, std::size_t most_items, std::size_t least,
                                                      std::size_t most) {
  std::vector<std::string> texts;
  const auto* array = find_array(name, most_items);
  if (array == nullptr) return texts;
  for (std::size_t i = 0; i < array->size(); ++i) {
    texts.push_back(checked_text(fmt::format("{}[{}]", name, i), (*array)[i], least, most));
  }
  return failed() ? std::vector<std::string>{} : texts;
}

std::vector<std::string> ObjectReader::optional_texts(std::string_view name, std::size_t most_items, std::size_t least,
                                                      std::size_t most) {
  if (find(name, false) == nullptr) return {};
  return required_texts(name, most_items, least, most);
}

}  // namespace spotme::base

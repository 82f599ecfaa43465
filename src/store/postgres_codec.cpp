#include "store/postgres_codec.hpp"

#include "store/db.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>

namespace spotme::db::postgres {
namespace {

struct Oids {
  Type type;
  std::uint32_t scalar;
  std::uint32_t array;
  std::string_view array_name;
};
constexpr std::array oids{
    Oids{Type::boolean, 16, 1000, "boolean[]"},
    Oids{Type::integer, 20, 1016, "bigint[]"},
    Oids{Type::real, 701, 1022, "double precision[]"},
    Oids{Type::text, 25, 1009, "text[]"},
    Oids{Type::blob, 17, 1001, "bytea[]"},
    Oids{Type::uuid, 2950, 2951, "uuid[]"},
    Oids{Type::day, 1082, 1182, "date[]"},
};

const Oids& entry(Type type) { return oids.at(static_cast<std::size_t>(type)); }

/// PostgreSQL counts days from 1 January 2000.
constexpr base::Day postgres_epoch{std::chrono::year{2000} / 1 / 1};

template <class Unsigned>
void put(std::string& out, Unsigned number) {
  for (int shift = static_cast<int>(sizeof number) * 8 - 8; shift >= 0; shift -= 8) {
    out.push_back(static_cast<char>(number >> static_cast<unsigned>(shift)));
  }
}

template <class Unsigned>
Unsigned take(std::string_view bytes) {
  if (bytes.size() != sizeof(Unsigned)) throw Fault(fmt::format("a field of {} bytes", bytes.size()));
  Unsigned number = 0;
  for (const char byte : bytes) number = static_cast<Unsigned>((number << 8U) | static_cast<std::uint8_t>(byte));
  return number;
}

void put_array_head(std::string& out, Type type, bool has_null, std::size_t rows) {
  put<std::uint32_t>(out, 1);  // one dimension
  put<std::uint32_t>(out, has_null ? 1 : 0);
  put<std::uint32_t>(out, oid_of(type));
  put<std::uint32_t>(out, static_cast<std::uint32_t>(rows));
  put<std::uint32_t>(out, 1);  // lower bound
}

/// Writes the bytes of one held value.
struct Encoder {
  std::string& out;
  void operator()(const Null&) const {}
  void operator()(bool held) const { out.push_back(held ? '\1' : '\0'); }
  void operator()(std::int64_t held) const { put(out, static_cast<std::uint64_t>(held)); }
  void operator()(double held) const { put(out, std::bit_cast<std::uint64_t>(held)); }
  void operator()(const std::string& held) const { out += held; }
  void operator()(const base::Bytes& held) const {
    out.append(reinterpret_cast<const char*>(held.data()), held.size());
  }
  void operator()(const base::Uuid& held) const {
    out.append(reinterpret_cast<const char*>(held.bytes.data()), held.bytes.size());
  }
  void operator()(base::Day held) const { put(out, static_cast<std::uint32_t>((held - postgres_epoch).count())); }
};

}  // namespace

std::uint32_t oid_of(Type type) { return entry(type).scalar; }
std::uint32_t array_oid_of(Type type) { return entry(type).array; }
std::string_view array_name_of(Type type) { return entry(type).array_name; }

bool encode(std::string& out, const Value& value) {
  std::visit(Encoder{out}, value);
  return !std::holds_alternative<Null>(value);
}

std::string encode_array(const Batch& batch, std::size_t column) {
  const auto type = batch.columns().at(column).type;
  const auto& rows = batch.rows();
  const bool has_null = std::any_of(rows.begin(), rows.end(),
                                    [&](const auto& row) { return std::holds_alternative<Null>(row.at(column)); });
  std::string out;
  put_array_head(out, type, has_null, rows.size());
  std::string element;
  for (const auto& row : rows) {
    if (type_of(row[column]) != type) throw Fault(fmt::format("batch column {} has a value of another type", column));
    element.clear();
    if (!encode(element, row[column])) {
      put<std::uint32_t>(out, 0xFFFFFFFFU);
      continue;
    }
    put(out, static_cast<std::uint32_t>(element.size()));
    out += element;
  }
  return out;
}

std::string encode_row_numbers(std::size_t rows) {
  std::string out;
  put_array_head(out, Type::integer, false, rows);
  for (std::uint64_t i = 0; i < rows; ++i) {
    put<std::uint32_t>(out, 8);
    put(out, i);
  }
  return out;
}

Value decode(std::uint32_t oid, std::string_view bytes) {
  switch (oid) {
    case 16: return take<std::uint8_t>(bytes) != 0;
    case 20: return static_cast<std::int64_t>(take<std::uint64_t>(bytes));
    case 23:
      return static_cast<std::int64_t>(
          static_cast<std::int32_t>(take<std::uint32_t>(bytes)));  // an expression of literals
    case 701: return std::bit_cast<double>(take<std::uint64_t>(bytes));
    case 25:
    case 1043: return std::string(bytes);
    case 17: return base::Bytes(bytes.begin(), bytes.end());
    case 2950: {
      base::Uuid id;
      if (bytes.size() != id.bytes.size()) throw Fault("a uuid of a wrong size");
      std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
      return id;
    }
    case 1082: {
      Value day = postgres_epoch + std::chrono::days{static_cast<std::int32_t>(take<std::uint32_t>(bytes))};
      check_storable(day);  // 'infinity' and the years that SQLite's text cannot say
      return day;
    }
    default: throw Fault(fmt::format("PostgreSQL answered with type {}, which no statement may use; cast it", oid));
  }
}

Value decode_null(std::uint32_t oid) {
  const auto found = std::find_if(oids.begin(), oids.end(), [&](const Oids& one) { return one.scalar == oid; });
  return Null{found == oids.end() ? Type::text : found->type};
}

}  // namespace spotme::db::postgres

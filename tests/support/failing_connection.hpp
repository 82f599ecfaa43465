#pragma once

#include "store/db.hpp"

#include <atomic>
#include <functional>
#include <memory>

namespace spotme::test {

/// A real connection that breaks when it is told to: `before` is called with the name of each step (`execute`, `begin`,
/// `commit`, `savepoint`, …) and throws the breakdown that the test wants. After a commit that went through,
/// `after_commit` may throw too: the row is stored and nobody is told.
class FailingConnection final : public db::Connection {
 public:
  using Hook = std::function<void(std::string_view step)>;
  FailingConnection(std::unique_ptr<db::Connection> real, Hook before, Hook after_commit = {})
      : real_(std::move(real)), before_(std::move(before)), after_commit_(std::move(after_commit)) {}

  [[nodiscard]] db::Engine engine() const override { return real_->engine(); }
  [[nodiscard]] bool usable() const override { return !broken_ && real_->usable(); }
  db::Rows execute(std::string_view sql, std::span<const db::Value> params) override {
    step("execute");
    return real_->execute(sql, params);
  }
  db::Rows execute_each(std::string_view sql, const db::Batch& batch, std::span<const db::Value> params) override {
    step("execute");
    return real_->execute_each(sql, batch, params);
  }
  void execute_script(std::string_view sql) override { real_->execute_script(sql); }
  void begin(db::Mode mode) override {
    step("begin");
    real_->begin(mode);
  }
  void commit() override {
    step("commit");
    real_->commit();
    if (after_commit_) after_commit_("commit");
  }
  void rollback() noexcept override { real_->rollback(); }
  void savepoint() override { real_->savepoint(); }
  void release_savepoint() override { real_->release_savepoint(); }
  void rollback_to_savepoint() override { real_->rollback_to_savepoint(); }
  void lock_schema() override { real_->lock_schema(); }

 private:
  void step(std::string_view name) {
    try {
      before_(name);
    } catch (const db::Unavailable&) {
      broken_ = true;
      throw;
    }
  }

  std::unique_ptr<db::Connection> real_;
  Hook before_;
  Hook after_commit_;
  bool broken_ = false;
};

}  // namespace spotme::test

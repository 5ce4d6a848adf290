# base, rank and the tensor parts of models, project and recommend: LibTorch and Highway alone.
find_package(Threads REQUIRED)
find_package(HWY REQUIRED)
include(ModalensTorch)
enable_testing()
add_subdirectory(engine)

# base, rank and the tensor parts of models, project and recommend, and the program that checks them: LibTorch and
# Highway alone. The rooms that need more stay out.
find_package(Threads REQUIRED)
find_package(HWY REQUIRED)
include(ModalensTorch)
enable_testing()
foreach(room base models rank recommend project)
    add_subdirectory(engine/${room})
endforeach()
add_subdirectory(tests/compute)
